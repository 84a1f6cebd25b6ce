package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	widget.BaseWidget
	look   *Look
	target func() Typing
	script int
	shift  bool
	keys   *fyne.Container
}

// keyRows are the letters of a script, plain and with Shift.
type keyRows struct{ plain, shifted [4]string }

// layouts are the scripts of the keyboard. Every row has the same letters as
// the Latin key it stands on sounds like (CRULP phonetic keyboard 1.1).
var layouts = [...]keyRows{
	{
		plain:   [4]string{"۱۲۳۴۵۶۷۸۹۰", "قوعرتےءیہپ", "اسدفگھجکل؛", "زشچطبنم،۔؟"},
		shifted: [4]string{"1234567890", "ْؤٰڑٹَّئِۃُ", "آصڈًغحضخٔ:", "ذژثظٗںـ٫!ۓ"},
	},
	{
		plain:   [4]string{"1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,.?"},
		shifted: [4]string{"!@#$%&*()-", "QWERTYUIOP", "ASDFGHJKL\"", "ZXCVBNM;:_"},
	},
}

// NewKeyboard makes a keyboard that types into what target gives at the time.
func NewKeyboard(l *Look, target func() Typing) *Keyboard {
	k := &Keyboard{look: l, target: target, keys: Column(4)}
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
	k.keys.Objects = nil
	for _, row := range k.rows() {
		line := &fyne.Container{Layout: even{4}}
		for _, r := range row {
			line.Add(k.cap(capFace(r), func() { k.press(string(r)) }))
		}
		k.keys.Add(line)
	}
	k.keys.Add(&fyne.Container{Layout: even{4}, Objects: []fyne.CanvasObject{
		k.cap(k.look.T("keys.shift"), func() { k.shift = !k.shift; k.rebuild() }),
		k.cap(k.otherScript(), func() { k.script = 1 - k.script; k.shift = false; k.rebuild() }),
		k.cap(k.look.T("keys.space"), func() { k.press(" ") }),
		k.cap(k.look.T("keys.delete"), k.erase),
	}})
}

// capFace shows a vowel mark on a carrier, since it has no body of its own.
func capFace(r rune) string {
	if r >= 0x064B && r <= 0x0657 || r == 0x0670 {
		return "\u25CC" + string(r)
	}
	return string(r)
}

// otherScript names the script one would change to, in that script.
func (k *Keyboard) otherScript() string {
	if k.script == 0 {
		return "ABC"
	}
	return "ابپ"
}

func (k *Keyboard) rebuild() {
	k.build()
	k.keys.Layout.Layout(k.keys.Objects, k.keys.Size())
	k.Refresh()
}

func (k *Keyboard) press(s string) {
	if t := k.target(); t != nil {
		t.Type(s)
		k.giveBack(t)
	}
	if k.shift {
		k.shift = false
		k.rebuild()
	}
}

func (k *Keyboard) erase() {
	if t := k.target(); t != nil {
		t.Erase()
		k.giveBack(t)
	}
}

// giveBack returns the focus that the press took from the field.
func (k *Keyboard) giveBack(t Typing) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
}

// HeightFor gives the height at a width, dp.
func (k *Keyboard) HeightFor(width float32) float32 { return HeightFor(k.keys, width) }

// MinSize is ten caps wide.
func (k *Keyboard) MinSize() fyne.Size { return k.keys.MinSize() }

// CreateRenderer is Fyne's.
func (k *Keyboard) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(k.keys) }

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
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	n := float32(max(1, len(objects)))
	return fyne.NewSize(n*m.Width+e.gap*(n-1), m.Height)
}

// keyCap is one key. It never takes the focus, so that Tab passes by.
type keyCap struct {
	widget.BaseWidget
	words  string
	ground *canvas.Rectangle
	label  *Label
	least  float32
	act    func()
}

func (k *Keyboard) cap(words string, act func()) *keyCap {
	l := k.look
	c := &keyCap{words: words, act: act, ground: plate(6), least: l.Touch()}
	c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = l.Colours.Card, l.Colours.Line, 1
	c.label = NewLabel(l, words, Words{Line: true, Centre: true})
	c.ExtendBaseWidget(c)
	return c
}

func (c *keyCap) Tapped(*fyne.PointEvent) { c.act() }

func (c *keyCap) Text() string { return c.words }

func (c *keyCap) MinSize() fyne.Size { return fyne.NewSize(28, c.least) }

func (c *keyCap) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{
		Layout: capLayout{}, Objects: []fyne.CanvasObject{c.ground, c.label},
	})
}

// capLayout centres the letter on its cap.
type capLayout struct{}

func (capLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	m := objects[1].MinSize()
	objects[1].Move(fyne.NewPos(0, (size.Height-m.Height)/2))
	objects[1].Resize(fyne.NewSize(size.Width, m.Height))
}

func (capLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
