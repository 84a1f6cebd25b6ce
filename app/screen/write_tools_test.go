package screen

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

func TestTheDirectionIsKeptWithTheEntry(t *testing.T) {
	atDesk(t, func(d *desk) {
		e := d.write(Route{Prompt: -1}, nil)
		test.Type(e, mixed)
		d.press("write.lines_auto")
		d.want("write.lines_right")
		if d.window.Canvas().Focused() != e {
			d.Error("the paper has not got the keys back")
		}
		e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
		e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
		d.want("write.lines_left")
		d.page.Close()
		kept := d.entries(1)[0]
		if kept.Direction != journal.LeftToRight || kept.Text != mixed {
			d.Fatalf("kept %+v", kept)
		}

		e = d.write(Route{ID: kept.ID.String()}, nil)
		if e.Direction() != kit.LeftToRight {
			d.Errorf("comes back with direction %d", e.Direction())
		}
		d.press("write.lines_left")
		d.want("write.lines_auto")
		d.page.Close()
		if got := d.entries(1)[0].Direction; got != journal.Auto {
			d.Errorf("kept %q", got)
		}
	})
}

func TestLatinKeysWriteUrduAcrossALanguageSwitch(t *testing.T) {
	atDesk(t, func(d *desk) {
		e := d.write(Route{Prompt: -1}, nil)
		d.want("write.letters", "Script", "abc")
		test.Type(e, "ab ")
		d.press("write.letters", "Script", "abc")
		test.Type(e, "ab ")
		state := d.page.State()
		d.page.Close()
		d.speak("ur", 20)
		e = d.write(Route{Prompt: -1}, state)
		d.want("write.letters", "Script", "اردو")
		test.Type(e, "ab ")
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierControl})
		d.want("write.letters", "Script", "abc")
		test.Type(e, "ab")
		if got := e.Text(); got != "ab اب اب ab" {
			d.Errorf("written %q", got)
		}
	})
}

func TestTheKeyboardKeepsItsLayout(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.write(Route{Prompt: -1}, nil)
		d.press("write.keyboard")
		d.pressText("معیاری")
		d.press("keys.close")
		d.press("write.keyboard")
		state := d.page.State()
		d.page.Close()
		d.speak("en", 17)
		e := d.write(Route{Prompt: -1}, state)
		d.pressText("ط")
		if got := e.Text(); got != "ط" {
			d.Errorf("typed %q", got)
		}
	})
}

func TestAPasteIsMadeUrduAndSaid(t *testing.T) {
	atDesk(t, func(d *desk) {
		e := d.write(Route{Prompt: -1}, nil)
		clipboard := fyne.CurrentApp().Clipboard()
		clipboard.SetContent("يہ كتاب ہے")
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
		if got := e.Text(); got != "یہ کتاب ہے" {
			d.Errorf("pasted %q", got)
		}
		if len(d.said) != 1 || d.said[0] != d.env.T("write.folded") {
			d.Errorf("said %q", d.said)
		}
	})
}
