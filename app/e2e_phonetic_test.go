//go:build e2e

package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
)

// TestE2EPhonetic types Urdu on Latin keys, and Latin again.
func TestE2EPhonetic(t *testing.T) {
	d, a := setUp(t), newAccount(t)
	before := a.around(t)
	p := sitDown(t, d, a, "phonetic")
	p.pressNamed("English")
	p.press("start.home")
	p.press("home.journal_start")
	p.enter(p.word("new.name"))
	latinKeys := &desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierControl}
	p.shortcut("ctrl+space", latinKeys)
	p.keys("slam")
	p.sees("urdu")
	p.shortcut("ctrl+space", latinKeys)
	p.keys(" abc")
	p.sees("latin")
	field, ok := p.twin.shell.canvas.Focused().(*kit.Field)
	if !ok || field.Text() != "سلام abc" {
		t.Errorf("the keys wrote %q", field.Text())
	}
	p.window.pressClose()
	p.ends()
	a.private(t)
	a.untouched(t, before)
}
