package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// Ctrl+F opens the bar on a page, finds what is folded, and Escape closes it and
// gives the keys back.
func TestFindOnThePage(t *testing.T) {
	for _, tag := range []string{"en", "ur"} {
		t.Run(tag, func(t *testing.T) {
			s, _ := begun(t, tag)
			s.Go(screen.Route{Page: screen.Reader, ID: "reading-cues"})
			before := first[*kit.Button](t, s.frame.page)
			s.canvas.Focus(before)
			before.TypedShortcut(findKeys)
			field, ok := s.canvas.Focused().(*kit.Field)
			if !ok {
				t.Fatalf("the keys are with %T", s.canvas.Focused())
			}
			for _, r := range map[string]string{"en": "spoil her", "ur": "بگڑ جاتی"}[tag] {
				field.TypedRune(r)
			}
			if !says(s, s.lang.T("find.count", "N", s.lang.Number(1), "Total", s.lang.Number(1))) {
				t.Error("what is folded was not found")
			}
			field.TypedShortcut(findKeys)
			field.TypedRune('x')
			if field.Text() != "x" {
				t.Errorf("asked for other words, the bar looks for %q", field.Text())
			}
			field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if s.canvas.Focused() != fyne.Focusable(before) || s.route.Page != screen.Reader {
				t.Errorf("after Escape the keys are with %T on page %q", s.canvas.Focused(), s.route.Page)
			}
			if s.frame.finding.bar != nil {
				t.Error("the bar is still open")
			}
		})
	}
}
