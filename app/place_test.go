package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// reads is somebody who reads a lesson.
type reads struct {
	*testing.T
	s *Shell
}

func (r reads) sheet() *kit.Sheet { return r.s.frame.page.Objects[0].(*kit.Sheet) }

// rest is all text of the page from the first whole line that is seen on: where one
// is.
func (r reads) rest() string {
	r.Helper()
	at := r.sheet().Place()
	r.s.walkText()
	text, ok := r.s.canvas.Focused().(*kit.Prose)
	if !ok {
		r.Fatalf("no text is seen %g dp down", r.sheet().Offset())
	}
	text.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	rest := text.Selected()
	r.s.canvas.Unfocus()
	r.sheet().GoTo(at)
	return rest
}

// ended tells whether the page can be scrolled no further.
func (r reads) ended() bool {
	at, y := r.sheet().Place(), r.sheet().Offset()
	r.sheet().ScrollTo(1e6)
	defer r.sheet().GoTo(at)
	return r.sheet().Offset() <= y
}

// width gives the window another width, as somebody does who drags its edge.
func (r reads) width(to float32) {
	content := r.s.canvas.Content()
	content.Resize(fyne.NewSize(to, content.Size().Height))
}

// changes are what may not move the page under a reader's eyes, each with the way
// back.
var changes = []struct {
	name     string
	do, undo func(reads)
}{
	{"larger text", func(r reads) { r.s.resize(28) }, func(r reads) { r.s.resize(17) }},
	{"smaller text", func(r reads) { r.s.resize(14) }, func(r reads) { r.s.resize(17) }},
	{"the other script", func(r reads) { r.script(screen.Naskh) }, func(r reads) { r.script(screen.Nastaliq) }},
	{"the other language", func(r reads) { r.s.switchLanguage() }, func(r reads) { r.s.switchLanguage() }},
	{"both languages", func(r reads) { r.s.setBilingual(!r.s.settings.Bilingual) }, func(r reads) { r.s.setBilingual(!r.s.settings.Bilingual) }},
	{"a narrow window", func(r reads) { r.width(720) }, func(r reads) { r.width(1180) }},
	{"a wide window", func(r reads) { r.width(1900) }, func(r reads) { r.width(1180) }},
	{"another page", func(r reads) { r.s.Go(screen.Route{Page: screen.Settings}); r.s.Back() }, func(reads) {}},
}

func (r reads) script(to string) {
	set := r.s.settings
	set.Script = to
	r.s.change(set)
}

// TestReadersKeepTheirPlace scrolls to places of a lesson, folded and unfolded,
// in one language and in both, and changes there all that may be changed. The same
// line stands at the top of the window, and in another language the same paragraph;
// what is done and undone again moves nothing.
func TestReadersKeepTheirPlace(t *testing.T) {
	for _, tag := range i18n.Tags() {
		for _, way := range []struct {
			name             string
			unfolded, paired bool
		}{{"short", false, false}, {"unfolded", true, false}, {"unfolded, both languages", true, true}} {
			t.Run(tag+", "+way.name, func(t *testing.T) {
				s, _ := begun(t, tag)
				r := reads{t, s}
				s.settings.Bilingual = way.paired
				s.Go(screen.Route{Page: screen.Reader, ID: "reading-cues"})
				if way.unfolded {
					press(t, s, s.lang.T("reader.more"))
				}
				r.sheet().ScrollTo(1e6)
				far := r.sheet().Offset()
				for i, part := range []float32{0.6, 0.25, 0.1, 0.4, 0.85} {
					if i < 2 || *walkAll {
						r.stays(part * far)
					}
				}
			})
		}
	}
}

// stays scrolls down by hand and makes each change there.
func (r reads) stays(y float32) {
	r.Helper()
	for _, c := range changes {
		r.sheet().ScrollTo(y)
		before, tag := r.rest(), r.s.lang.Tag()
		r.sheet().ScrollTo(y)
		c.do(r)
		if fault := strayed(before, r.rest(), tag == r.s.lang.Tag()); fault != "" && !r.ended() {
			r.Errorf("%s, %g dp down: %s", c.name, y, fault)
		}
		c.undo(r)
		if after := r.rest(); after != before {
			r.Errorf("%s and back, %g dp down: %s", c.name, y, strayed(before, after, true))
		}
	}
}

// line is more letters than a line has at any size.
const line = 110

// strayed says how far another line, or in another language another paragraph, is at
// the top of the window.
func strayed(before, after string, same bool) string {
	far, unit, most := len([]rune(before))-len([]rune(after)), "letters", line
	if !same {
		far, unit, most = strings.Count(before, "\n")-strings.Count(after, "\n"), "paragraphs", 1
	}
	if far >= -most && far <= most {
		return ""
	}
	begin := func(text string) string { return string([]rune(text)[:min(40, len([]rune(text)))]) }
	return fmt.Sprintf("%d %s on, from %q to %q", far, unit, begin(before), begin(after))
}
