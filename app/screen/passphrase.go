package screen

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// leastPassphrase is the least length of a passphrase, in characters.
const leastPassphrase = 8

// characters counts those that stay in a passphrase when it is folded: vowel
// marks and signs without ink are dropped then (DESIGN §5).
func characters(text string) int {
	n := 0
	for _, r := range strings.TrimSpace(text) {
		if !unicode.In(r, unicode.Mn, unicode.Cf) {
			n++
		}
	}
	return n
}

// guessed are pieces that anybody would try first.
var guessed = []string{
	"password", "passphrase", "qwertyuiop", "qwerty", "asdfgh", "zxcvbn", "iloveyou", "welcome",
	"pakistan", "allah", "bismillah", "muhammad", "gehwara",
	"پاکستان", "اللہ", "بسم", "محمد", "گہوارہ",
}

// Bounds of strength, in characters that a guesser can't foresee: about two
// words, and about four.
const (
	fairlyLong = 10
	quiteLong  = 17
)

// strengthKey names the hint on how hard a passphrase is to guess. It counts the
// characters that don't follow from the one before; digits alone count half.
func strengthKey(text string) string {
	rest := strings.ToLower(strings.TrimSpace(text))
	for _, g := range guessed {
		rest = strings.ReplaceAll(rest, g, "")
	}
	n, digits, before := 0, true, rune(-2)
	for _, r := range rest {
		if step := r - before; step < -1 || step > 1 {
			n++
		}
		digits = digits && !unicode.IsLetter(r)
		before = r
	}
	if digits {
		n /= 2
	}
	switch {
	case n < fairlyLong:
		return "new.pass_weak"
	case n < quiteLong:
		return "new.pass_fair"
	}
	return "new.pass_good"
}

// layoutKey names the keyboard layout that a text was typed with, so that a
// concealed passphrase is not typed on the wrong one; "" while no letter tells.
func layoutKey(text string) string {
	latin := strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
	urdu := strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
	switch {
	case latin && urdu:
		return "new.pass_layout_mixed"
	case latin:
		return "new.pass_layout_latin"
	case urdu:
		return "new.pass_layout_urdu"
	}
	return ""
}

// newLayoutRemark says which layout that is, and keeps the room for it.
func newLayoutRemark(l *kit.Look) *remark {
	return newStillRemark(l, l.T("new.pass_layout_mixed"), l.T("new.pass_layout_latin"), l.T("new.pass_layout_urdu"))
}

// typist helps to type secrets: it shows or hides the letters and has a keyboard
// on the screen, for the field that had the keys last.
type typist struct {
	env  *Env
	look *kit.Look
	typing
	reflow func()

	last      *kit.Field
	concealed []*kit.Field
	shown     bool
	board     *fyne.Container
}

// typing is how secrets are typed, while a page is made anew.
type typing struct {
	keys bool    // the keyboard on the screen is unfolded
	name bool    // in the name, Latin keys give Urdu letters
	urdu [3]bool // and so in the secrets, in their order
}

func newTypist(env *Env, with typing, reflow func()) *typist {
	return &typist{env: env, look: env.Look, typing: with, reflow: reflow, board: kit.Column(0)}
}

// field makes a field that the keyboard types into.
func (t *typist) field(text string, k kit.FieldKind) *kit.Field {
	var f *kit.Field
	k.Focused = func() { t.last = f }
	k.Concealed = k.Concealed && !t.shown
	f = kit.NewField(t.look, text, k)
	if t.last == nil {
		t.last = f
	}
	return f
}

// secret makes a field for a passphrase.
func (t *typist) secret(k kit.FieldKind) *kit.Field {
	k.Concealed, k.Phonetic = true, &t.urdu[len(t.concealed)]
	f := t.field("", k)
	t.concealed = append(t.concealed, f)
	return f
}

// showing is the button that shows what is typed, or hides it again.
func (t *typist) showing() *kit.Button {
	icon, key := t.showFace()
	b := kit.NewButton(t.look, icon, t.look.T(key), kit.Quiet, nil)
	b.OnPressed(func() {
		t.shown = !t.shown
		for _, f := range t.concealed {
			f.Conceal(!t.shown)
		}
		icon, key := t.showFace()
		b.SetFace(icon, t.look.T(key))
		t.reflow()
	})
	return b
}

func (t *typist) showFace() (icon, key string) {
	if t.shown {
		return "hide", "lock.hide"
	}
	return "show", "lock.show"
}

// opener is the button that unfolds the keyboard.
func (t *typist) opener() *kit.Button {
	b := kit.NewButton(t.look, "keyboard", t.look.T(t.boardKey()), kit.Quiet, nil)
	b.OnPressed(func() {
		t.keys = !t.keys
		b.SetFace("keyboard", t.look.T(t.boardKey()))
		t.unfold()
		t.reflow()
		t.refocus()
	})
	t.unfold()
	return b
}

func (t *typist) boardKey() string {
	if t.keys {
		return "keys.close"
	}
	return "lock.keyboard"
}

func (t *typist) unfold() {
	t.board.Objects, t.board.Hidden = nil, !t.keys
	if t.keys {
		t.board.Add(kit.NewKeyboard(t.look, func() kit.Typing {
			if t.last == nil {
				return nil
			}
			return t.last
		}))
	}
}

// refocus gives the keys back to the field, so that one goes on typing there.
func (t *typist) refocus() {
	if t.last != nil {
		t.env.Canvas.Focus(t.last)
	}
}

// formWidth is the greatest width of a page of fields with its margins, dp:
// column wide, and wide enough for a keyboard on a card.
func formWidth(column float32) float32 {
	return max(column+2*kit.Around, kit.KeyboardWidth+2*(kit.Around-4))
}
