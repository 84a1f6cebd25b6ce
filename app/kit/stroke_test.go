package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
)

// TestTheEditorUsesTheKeysThatAreListed presses each: none may be handed on to
// somebody else.
func TestTheEditorUsesTheKeysThatAreListed(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("نیند آئی", 400, 200)
		e.ShowPhonetic(false, func(bool) {})
		c := r.window.Canvas()
		for _, line := range kit.WritingKeys() {
			for _, s := range line.Strokes {
				r.keys, r.shortcuts = nil, nil
				c.Focus(e)
				stroke(e, s)
				if len(r.keys)+len(r.shortcuts) > 0 {
					t.Errorf("%s: %v %v is handed on", line.Does, r.keys, r.shortcuts)
				}
				for _, o := range c.Overlays().List() {
					c.Overlays().Remove(o)
				}
			}
		}
	})
}

// stroke presses keys as Fyne tells of them.
func stroke(e *kit.Editor, s kit.Stroke) {
	named := map[fyne.KeyName]fyne.Shortcut{
		fyne.KeyA: &fyne.ShortcutSelectAll{}, fyne.KeyC: &fyne.ShortcutCopy{}, fyne.KeyX: &fyne.ShortcutCut{},
		fyne.KeyV: &fyne.ShortcutPaste{}, fyne.KeyZ: &fyne.ShortcutUndo{}, fyne.KeyY: &fyne.ShortcutRedo{},
	}
	switch {
	case s.Held == fyne.KeyModifierShift:
		e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		e.TypedKey(&fyne.KeyEvent{Name: s.Key})
		e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	case s.Key == desktop.KeyShiftLeft:
		hold(e, "+LeftControl", "+LeftShift", "-LeftShift", "-LeftControl")
	case named[s.Key] != nil:
		e.TypedShortcut(named[s.Key])
	default:
		e.TypedShortcut(s.Shortcut())
	}
}

// TestTheListOfKeysIsReadByKeys scrolls it and shuts it.
func TestTheListOfKeysIsReadByKeys(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		r.show(kit.NewButton(r.look, "", r.look.T("app.done"), kit.Quiet, nil), 500, 300)
		c := r.window.Canvas()
		o := kit.ShowKeys(r.look, c, kit.KeyGroup{Where: "keylist.writing", Lines: kit.WritingKeys()})
		shut := c.Focused()
		at := func() float32 {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(shut.(fyne.CanvasObject)).Y
		}
		before := at()
		shut.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		if at() >= before {
			t.Error("PageDown does not move the list")
		}
		shut.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if c.Overlays().Top() == o {
			t.Error("Escape does not shut the list")
		}
	})
}
