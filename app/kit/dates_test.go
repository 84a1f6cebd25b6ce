package kit_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"gehwara/app/typeset"
)

// The parts of a date stand in the order in which they are read, also within a
// sentence and beside a telephone number: in Urdu from the right.
func TestDatesRunInOrder(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		for _, native := range []bool{false, true} {
			lang := r.look.Lang.WithDigits(native)
			date := lang.Date(2025, time.March, 5)
			for _, text := range []string{
				date, lang.DateWithWeekday(2025, time.March, 5),
				r.say("The next visit is on "+date+", at 9.", "اگلی ملاقات "+date+" کو ہے، صبح "+lang.Number(9)+" بجے۔"),
				r.say("Call "+lang.Isolate("0311-7786264")+" before "+date+".", lang.Isolate("0311-7786264")+" پر "+date+" سے پہلے فون کریں۔"),
			} {
				end := float32(math.Inf(-1)) // of what is read before
				for _, part := range []string{lang.Number(5), lang.Month(time.March), lang.Number(2025)} {
					from, to := r.stands(text, strings.Index(text, date)+strings.Index(date, part), len(part))
					if from < end {
						t.Errorf("%q: %q stands before what is read before it", text, part)
					}
					end = to
				}
			}
		}
	})
}

// stands tells from where to where a stretch of a text reaches, dp on the line in
// the direction of reading. It must be in one piece.
func (r *room) stands(text string, start, length int) (from, to float32) {
	r.t.Helper()
	base := typeset.LTR
	if r.look.RTL() {
		base = typeset.RTL
	}
	rects := r.look.Fonts.NewText(text, typeset.Style{Size: 20, Lang: r.look.Lang.Tag(), Default: base}).Selection(start, start+length)
	if len(rects) != 1 {
		r.t.Fatalf("%q is in %d pieces in %q", text[start:start+length], len(rects), text)
	}
	from, to = rects[0].X, rects[0].X+rects[0].W
	if r.look.RTL() {
		return -to, -from
	}
	return from, to
}
