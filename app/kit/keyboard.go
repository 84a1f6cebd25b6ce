package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Typing is what an on-screen keyboard types into.
type Typing interface {
	fyne.Focusable
	fyne.CanvasObject
	Type(string)
	Erase()
}

// Keyboard is a small keyboard on the screen, Urdu (after the CRULP phonetic
// layout) and Latin, for laptops that have no Urdu layout.
type Keyboard struct {
	stack
	look   *Look
	target func() Typing
	script int
	shift  bool
}

// keyRows are the letters of a script, plain and with Shift.
type keyRows struct{ plain, shifted [4]string }

// layouts are the scripts of the keyboard: Urdu, in which each letter stands on
// the Latin key that sounds like it (CRULP phonetic keyboard 1.1, with the signs
// ؤ ً ۓ ؟ where it has ones that are seldom written), and Latin.
var layouts = [...]keyRows{
	{
		plain:   [4]string{"۱۲۳۴۵۶۷۸۹۰", "قوعرتےءیہپ", "اسدفگحجکل؛", "زشچطبنم،۔؟"},
		shifted: [4]string{"1234567890", "ْؤٰڑٹَئِۃُ", "آصڈّغھضخٔ:", "ذژثظًںۓ!٫/"},
	},
	{
		plain:   [4]string{"1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,.?"},
		shifted: [4]string{"!@#$%&*()-", "QWERTYUIOP", "ASDFGHJKL\"", "ZXCVBNM;:_"},
	},
}

// scripts names the scripts, each in its own letters.
var scripts = [...]string{"اردو", "ABC"}

// NewKeyboard makes a keyboard that types into what target gives at the time.
func NewKeyboard(l *Look, target func() Typing) *Keyboard {
	k := &Keyboard{look: l, target: target}
	k.Container = Column(4)
	if !l.RTL() {
		k.script = 1
	}
	k.build()
	k.ExtendBaseWidget(k)
	return k
}

func (k *Keyboard) rows() [4]string {
	if k.shift {
		return layouts[k.script].shifted
	}
	return layouts[k.script].plain
}

// build lays the caps out. Letters stay where they are on a real keyboard, so
// this is never mirrored.
func (k *Keyboard) build() {
	k.Container.RemoveAll()
	for _, row := range k.rows() {
		line := &fyne.Container{Layout: even{4}}
		for _, r := range row {
			line.Add(k.cap(capFace(r), func() { k.press(string(r)) }))
		}
		k.Container.Add(line)
	}
	shift := k.cap(k.look.T("keys.shift"), func() { k.turn(k.script, !k.shift) })
	shift.lit = k.shift
	k.Container.Add(&fyne.Container{Layout: even{4}, Objects: []fyne.CanvasObject{
		shift,
		k.cap(scripts[1-k.script], func() { k.turn(1-k.script, false) }),
		k.cap(k.look.T("keys.space"), func() { k.press(" ") }),
		k.cap(k.look.T("keys.delete"), k.erase),
	}})
}

// capFace shows a vowel mark on a carrier, since it has no body of its own.
func capFace(r rune) string {
	const carrier = "\u25CC"
	if r >= 0x064B && r <= 0x0657 || r == 0x0670 {
		return carrier + string(r)
	}
	return string(r)
}

// turn shows a script, plain or with Shift.
func (k *Keyboard) turn(script int, shift bool) {
	k.script, k.shift = script, shift
	k.build()
	k.giveBack()
}

func (k *Keyboard) press(s string) {
	if t := k.target(); t != nil {
		t.Type(s)
	}
	if k.shift {
		k.turn(k.script, false)
	}
	k.giveBack()
}

func (k *Keyboard) erase() {
	if t := k.target(); t != nil {
		t.Erase()
	}
	k.giveBack()
}

// giveBack returns the focus that the press took from the field.
func (k *Keyboard) giveBack() {
	t := k.target()
	if t == nil {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
}

// even gives all its objects the same width, left to right.
type even struct{ gap float32 }

func (e even) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(max(1, len(objects)))
	w := (size.Width - e.gap*(n-1)) / n
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(w+e.gap), 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}

func (e even) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := layers{}.MinSize(objects)
	n := float32(max(1, len(objects)))
	return fyne.NewSize(n*m.Width+e.gap*(n-1), m.Height)
}

// keyCap is one key. It never takes the focus, so that Tab passes by.
type keyCap struct {
	widget.BaseWidget
	look         *Look
	words        string
	lit, hovered bool
	act          func()
}

func (k *Keyboard) cap(words string, act func()) *keyCap {
	c := &keyCap{look: k.look, words: words, act: act}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped presses the key.
func (c *keyCap) Tapped(*fyne.PointEvent) { c.look.touched(); c.act() }

// Text is what the key shows.
func (c *keyCap) Text() string { return c.words }

// AccessibilityLabel is read out by a screen reader.
func (c *keyCap) AccessibilityLabel() string { return c.words }

// AccessibilityRole says that this can be pressed.
func (c *keyCap) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MouseIn is Fyne's.
func (c *keyCap) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved is Fyne's.
func (c *keyCap) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (c *keyCap) MouseOut() { c.hovered = false; c.Refresh() }

// MinSize is wide enough for a letter.
func (c *keyCap) MinSize() fyne.Size { return fyne.NewSize(28, c.look.Touch()) }

// CreateRenderer is Fyne's.
func (c *keyCap) CreateRenderer() fyne.WidgetRenderer {
	r := &capRenderer{c: c, ground: plate(6), label: NewLabel(c.look, c.words, Words{Centre: true})}
	r.Refresh()
	return r
}

type capRenderer struct {
	c      *keyCap
	ground *canvas.Rectangle
	label  *Label
}

func (r *capRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	h := r.label.HeightFor(size.Width)
	r.label.Move(fyne.NewPos(0, floor((size.Height-h)/2)))
	r.label.Resize(fyne.NewSize(size.Width, h))
}

func (r *capRenderer) Refresh() {
	k := r.c.look.Colours
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = k.Card, k.Line, k.Border
	switch {
	case r.c.lit:
		r.ground.FillColor, r.ground.StrokeColor = Mix(k.Card, k.Primary, 0.16), k.Primary
	case r.c.hovered:
		r.ground.FillColor = Mix(k.Card, k.Primary, 0.12)
	}
	r.ground.Refresh()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *capRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *capRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.label} }
func (r *capRenderer) Destroy()                     {}
