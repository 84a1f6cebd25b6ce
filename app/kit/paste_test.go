package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// paste puts a text on the clipboard and presses the keys for it.
func paste(o fyne.Focusable, text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	press(o, "ctrl V")
}

// What is pasted becomes what would be typed here, or stays where it may not
// change; and the first undo gives back what was pasted.
func TestPastedText(t *testing.T) {
	for _, p := range []struct{ name, pasted, kept string }{
		{"shaped letters", "\uFEE3\uFEF4\uFEAE\uFE8D ﮔﮭﺮ ﮨﮯ", "میرا گھر ہے"},
		{"signs of their own", "حضرت محمد ﷺ نے ﷲ کا نام لیا", "حضرت محمد ﷺ نے ﷲ کا نام لیا"},
		{"Arabic letters in Urdu", "يہ كتاب ميں ﮨﮯ", "یہ کتاب میں ہے"},
		{"a verse", "﴿إِنَّ مَعَ الْعُسْرِ يُسْرًا﴾", "﴿إِنَّ مَعَ الْعُسْرِ يُسْرًا﴾"},
		{"a prayer", "رَبِّ زِدْنِي عِلْمًا", "رَبِّ زِدْنِي عِلْمًا"},
		{"a verse among Urdu", "ميں نے پڑھا: «رَبِّ زِدْنِي عِلْمًا» اور رك گيا", "میں نے پڑھا: «رَبِّ زِدْنِي عِلْمًا» اور رک گیا"},
		{"marks that do nothing", "\u200Fمیں گھر\u200F پر ہوں\u200F", "میں گھر پر ہوں"},
		{"a mark that turns a sign", "وہ بولی wow!\u200E اور چلی", "وہ بولی wow!\u200E اور چلی"},
		{"joiners and emoji", "می\u200Cخواہم 👩\u200D🍼 ٹھیک", "می\u200Cخواہم 👩\u200D🍼 ٹھیک"},
		{"Roman Urdu", "mera bacha theek hai, teh end", "mera bacha theek hai, teh end"},
	} {
		both(t, func(t *testing.T, r *room) {
			e := r.editor("", 600, 300)
			paste(e, p.pasted)
			want(t, p.name, e.Text(), p.kept)
			press(e, "ctrl Z")
			if p.pasted != p.kept {
				want(t, p.name+", undone", e.Text(), p.pasted)
				press(e, "ctrl Z")
			}
			want(t, p.name+", undone again", e.Text(), "")
			press(e, "ctrl Y", "ctrl Y")
			want(t, p.name+", redone", e.Text(), p.kept)
		})
	}
}

// The oldest keys for the clipboard, as Fyne names them.
func TestClassicClipboardKeys(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		board := fyne.CurrentApp().Clipboard()
		for name, o := range map[string]interface {
			fyne.Focusable
			fyne.CanvasObject
			fyne.Shortcutable
			Text() string
		}{
			"editor": kit.NewEditor(r.look, "گہوارہ", "", "", nil),
			"field":  kit.NewField(r.look, "گہوارہ", kit.FieldKind{}),
		} {
			r.show(o, 400, 100)
			r.focus(o)
			board.SetContent("")
			press(o, "ctrl A")
			o.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board, Secondary: true})
			want(t, name+" Ctrl+Insert", board.Content(), "گہوارہ")
			o.TypedShortcut(&fyne.ShortcutCut{Clipboard: board, Secondary: true})
			want(t, name+" Shift+Delete", o.Text(), "")
			o.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board, Secondary: true})
			o.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board, Secondary: true})
			want(t, name+" Shift+Insert", o.Text(), "گہوارہگہوارہ")
		}
	})
}

// Undo and redo bring back what was selected, and take typing by words.
func TestUndoGivesTheSelectionBack(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("ایک دو تین", 600, 120)
		press(e, "ctrl Home")
		press(e, times(3, "shift Left")...)
		want(t, "selected", e.Selected(), "ایک")
		write(e, "چار پانچ")
		want(t, "typed over", e.Text(), "چار پانچ دو تین")
		press(e, "ctrl Z")
		want(t, "a word less", e.Text(), "چار  دو تین")
		press(e, "ctrl Z")
		want(t, "as it was", e.Text(), "ایک دو تین")
		want(t, "selected again", e.Selected(), "ایک")
		press(e, "ctrl Y", "ctrl shift Z")
		want(t, "redone", e.Text(), "چار پانچ دو تین")
		press(e, "ctrl End", "BackSpace", "BackSpace", "BackSpace", "ctrl Z")
		want(t, "one step for one key pressed again and again", e.Text(), "چار پانچ دو تین")
		press(e, "ctrl Home", "Left")
		write(e, "x")
		press(e, "Right")
		write(e, "y")
		press(e, "ctrl Z")
		want(t, "a move of the caret parts steps", strings.Contains(e.Text(), "x"), true)
	})
}

// What looks like one sign is one for the caret, for Delete and for Backspace,
// typed or pasted, and it is drawn.
func TestEmoji(t *testing.T) {
	signs := []string{
		"😀", "❤️", "👶🏽", "👩\u200D🍼", "👨\u200D👩\u200D👧\u200D👦", "🇵🇰", "1️⃣", "🤱🏿", "🏳️\u200D🌈",
	}
	for _, sign := range signs {
		for name, enter := range map[string]func(e *kit.Editor){
			"typed":  func(e *kit.Editor) { write(e, sign) },
			"pasted": func(e *kit.Editor) { paste(e, sign) },
		} {
			both(t, func(t *testing.T, r *room) {
				e := r.editor("", 600, 120)
				write(e, "ہے")
				enter(e)
				write(e, "a")
				want(t, sign+name, e.Text(), "ہے"+sign+"a")
				press(e, "BackSpace", "BackSpace")
				want(t, sign+name+" Backspace", e.Text(), "ہے")
				enter(e)
				write(e, "ہے")
				press(e, "Home")
				steps := 0
				for ; e.Caret() != len(e.Text()) && steps < 20; steps++ {
					press(e, "Left")
				}
				want(t, sign+name+" the caret passes it in one step", steps, len([]rune("ہےہے"))+1)
				e.SetCaret(len("ہے"))
				press(e, "Delete")
				want(t, sign+name+" Delete", e.Text(), "ہےہے")
				press(e, "ctrl Z")
				want(t, sign+name+" undone", e.Text(), "ہے"+sign+"ہے")

				alone := r.editor("", 600, 120)
				enter(alone)
				want(t, sign+name+" drawn", len(rasters(alone)), 1)
				press(alone, "Home", "shift End")
				want(t, sign+name+" selected", alone.Selected(), sign)
			})
		}
	}
}

// Who hears that a pasted text was changed may say so on the page, and so lay
// the editor out anew in the middle of it.
func TestThePageMayMoveWhenAPasteIsChanged(t *testing.T) {
	for _, pasted := range []string{"ميں نے كہا ہے: يہ كتاب ہے", "a\x00b", strings.Repeat("many words ", kit.EditorMost/10)} {
		both(t, func(t *testing.T, r *room) {
			e := r.editor("", 600, 300)
			moves := 0
			move := func() {
				moves++
				r.window.Resize(fyne.NewSize(500, 240))
				want(t, "the text is whole by then", e.Caret(), len(e.Text()))
			}
			e.OnFolded(move)
			e.OnCleaned(move)
			e.OnFull(move)
			write(e, "پہلے سے لکھی ہوئی ایک سطر\n")
			paste(e, pasted)
			want(t, "moved", moves, 1)
			if at, height, ok := r.caretOf(e); !ok || at.Y < 0 || at.Y+height > 240 {
				t.Errorf("the caret is at %g of 240", at.Y)
			}
		})
	}
}
