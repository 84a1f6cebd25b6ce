package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/screen"
)

// TestEscapeGoesBackFromEveryPage presses it with each thing focused that can be.
func TestEscapeGoesBackFromEveryPage(t *testing.T) {
	s, _ := unlocked(t, "ur")
	for _, r := range []screen.Route{
		{Page: screen.Lessons}, {Page: screen.Reader, ID: "reading-cues"}, {Page: screen.Diary},
		{Page: screen.Write, Prompt: -1}, {Page: screen.Baby}, {Page: screen.Card},
		{Page: screen.Settings}, {Page: screen.Help}, {Page: screen.Begin}, {Page: screen.Unlock},
	} {
		s.show(screen.Route{Page: screen.Home}, nil)
		s.Go(r)
		for i := range focusables(s.canvas.Content()) {
			s.show(screen.Route{Page: screen.Home}, nil)
			s.Go(r)
			o := focusables(s.canvas.Content())[i]
			s.canvas.Focus(o)
			o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if s.route.Page != screen.Home {
				t.Errorf("%s: Escape in %T leads to %q", r.Page, o, s.route.Page)
			}
		}
	}
}

// TestKeysWorkInADialog presses them with each of its buttons focused.
func TestKeysWorkInADialog(t *testing.T) {
	s, _ := unlocked(t, "ur")
	ask := func() []fyne.Focusable {
		s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
		press(t, s, s.lang.T("write.delete"))
		return focusables(s.canvas.Overlays().Top())
	}
	for i := range ask() {
		ask()[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if s.canvas.Overlays().Top() != nil || s.route.Page != screen.Write {
			t.Errorf("answer %d: Escape leads to %q", i, s.route.Page)
		}
		ask()[i].(fyne.Shortcutable).TypedShortcut(helpKeys)
		if s.canvas.Overlays().Top() != nil || s.route.Page != screen.Help {
			t.Errorf("answer %d: Ctrl+H leads to %q", i, s.route.Page)
		}
	}
	ask()[0].(fyne.Shortcutable).TypedShortcut(lockKeys)
	if s.open != nil || s.canvas.Overlays().Top() != nil {
		t.Error("Ctrl+L in the dialog does not lock")
	}
}

// TestHelpOpensBeforeAnyQuestionIsAnswered presses its key on the pages of the
// first start and on those of a locked journal.
func TestHelpOpensBeforeAnyQuestionIsAnswered(t *testing.T) {
	s, _ := begun(t, "ur")
	for _, page := range []screen.Name{screen.Start, screen.Use, screen.Unlock, screen.Begin} {
		s.show(screen.Route{Page: page}, nil)
		for i := range focusables(s.canvas.Content()) {
			s.show(screen.Route{Page: page}, nil)
			o := focusables(s.canvas.Content())[i]
			s.canvas.Focus(o)
			o.(fyne.Shortcutable).TypedShortcut(helpKeys)
			if s.route.Page != screen.Help {
				t.Errorf("%s: Ctrl+H in %T leads to %q", page, o, s.route.Page)
			}
		}
	}
}

// TestPagesScrollByKeys: keys that nothing focused has a use for move the page.
func TestPagesScrollByKeys(t *testing.T) {
	s, _ := begun(t, "ur")
	s.Go(screen.Route{Page: screen.Lessons})
	before := s.page.State()
	s.key(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if s.page.State() == before {
		t.Error("PageDown leaves the list where it is")
	}
	s.key(&fyne.KeyEvent{Name: fyne.KeyHome})
	if s.page.State() != before {
		t.Error("Home does not lead back to its beginning")
	}
}
