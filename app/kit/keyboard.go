package kit

import "fyne.io/fyne/v2"

// Typing is what an on-screen keyboard types into.
type Typing interface {
	fyne.Focusable
	fyne.CanvasObject
	Type(string)
	Erase()
}

// Keyboard is a small keyboard on the screen, Urdu and Latin, for laptops that
// have no Urdu layout.
type Keyboard struct {
	stack
	look   *Look
	target func() Typing
	layout KeyLayout
	shift  bool
}

// layoutNames names the layouts, each in its own letters.
var layoutNames = [...]string{PhoneticKeys: "صوتی", StandardKeys: "معیاری", LatinKeys: "ABC"}

// NewKeyboard makes a keyboard that types into what target gives at the time.
func NewKeyboard(l *Look, target func() Typing) *Keyboard {
	k := &Keyboard{look: l, target: target}
	k.Container = Column(keyGap)
	if !l.RTL() {
		k.layout = LatinKeys
	}
	k.build()
	k.ExtendBaseWidget(k)
	return k
}

// Layout is the layout that the keys have now.
func (k *Keyboard) Layout() KeyLayout { return k.layout }

// SetLayout gives the keys another layout.
func (k *Keyboard) SetLayout(to KeyLayout) {
	k.layout, k.shift = to, false
	k.build()
}

// keyGap is the room between two keys, dp.
const keyGap = 4

// build lays the caps out. Letters stay where they are on a real keyboard, so
// this is never mirrored.
func (k *Keyboard) build() {
	k.Container.RemoveAll()
	for _, row := range k.look.keys(k.layout, k.shift) {
		line := &fyne.Container{Layout: shares{}}
		for _, r := range row {
			key := newCap(k.look, capFace(r), func() { k.press(string(r)) })
			key.urdu = k.layout != LatinKeys
			line.Add(key)
		}
		k.Container.Add(line)
	}
	k.Container.Add(k.foot())
}

// foot is the row below the letters: Shift, the layouts, and what has no letter.
func (k *Keyboard) foot() *fyne.Container {
	shift := k.named(k.look.T("keys.shift"), func() { k.turn(k.layout, !k.shift) })
	shift.lit = k.shift
	foot := &fyne.Container{Layout: shares{1.6}, Objects: []fyne.CanvasObject{shift}}
	for layout, name := range layoutNames {
		key := k.named(name, func() { k.turn(KeyLayout(layout), false) })
		key.lit = KeyLayout(layout) == k.layout
		foot.Add(key)
	}
	foot.Add(k.named(k.look.T("keys.space"), func() { k.press(" ") }))
	foot.Layout = shares{1.6, 1.2, 1.2, 1.2, 3, 1.6}
	if k.layout != LatinKeys {
		foot.Add(k.named(k.look.T("keys.apart"), func() { k.press(apart) }))
		foot.Layout = shares{1.6, 1.2, 1.2, 1.2, 3, 1.6, 1.6}
	}
	foot.Add(k.named(k.look.T("keys.delete"), k.erase))
	return foot
}

// named is a key with a word on it.
func (k *Keyboard) named(word string, act func()) *keyCap {
	key := newCap(k.look, word, act)
	key.step = Small
	return key
}

// turn shows a layout, plain or with Shift.
func (k *Keyboard) turn(layout KeyLayout, shift bool) {
	k.layout, k.shift = layout, shift
	k.build()
	k.giveBack()
}

func (k *Keyboard) press(s string) {
	if t := k.target(); t != nil {
		t.Type(s)
	}
	if k.shift {
		k.turn(k.layout, false)
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
	if t := k.target(); t != nil {
		takeKeys(t)
	}
}

// takeKeys gives a widget the keys, if it stands in a window.
func takeKeys(w interface {
	fyne.Focusable
	fyne.CanvasObject
}) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Focus(w)
	}
}

// shares sets its objects in a row, left to right, and gives each its share of
// the width; one that is not listed has a share of 1.
type shares []float32

func (s shares) of(i int) float32 {
	if i < len(s) {
		return s[i]
	}
	return 1
}

func (s shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	all := float32(0)
	for i := range objects {
		all += s.of(i)
	}
	one := (size.Width - keyGap*float32(len(objects)-1)) / max(1, all)
	x := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(one*s.of(i), size.Height))
		x += one*s.of(i) + keyGap
	}
}

func (s shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := layers{}.MinSize(objects)
	n := float32(len(objects))
	return fyne.NewSize(n*m.Width+keyGap*(n-1), m.Height)
}
