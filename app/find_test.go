package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

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

// What is written is found, and of what was looked for in it nothing is left once the
// journal is locked.
func TestFindInAnEntry(t *testing.T) {
	for _, tag := range []string{"en", "ur"} {
		s, _ := unlocked(t, tag)
		s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
		editor := first[*kit.Editor](t, s.canvas.Content())
		s.canvas.Focus(editor)
		test.Type(editor, "آج بچہ سویا: the baby slept")
		editor.TypedShortcut(findKeys)
		field, ok := s.canvas.Focused().(*kit.Field)
		if !ok {
			t.Fatalf("the keys are with %T", s.canvas.Focused())
		}
		for _, words := range []string{"بچہ", "baby"} {
			field.TypedShortcut(&fyne.ShortcutSelectAll{})
			test.Type(field, words)
			if !says(s, s.lang.T("find.count", "N", s.lang.Number(1), "Total", s.lang.Number(1))) {
				t.Errorf("%q was not found", words)
			}
		}
		s.Lock()
		if field.Text() != "" {
			t.Error("what was looked for is kept")
		}
	}
}
