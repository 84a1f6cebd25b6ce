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

	caps    []*keyCap // in the order in which they are laid out
	at      int       // the one that keys press
	reached bool      // it may have the keys
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
func (k *Keyboard) SetLayout(to KeyLayout) { k.show(to, false) }

// show gives the keys a layout, plain or with Shift. It may be higher or lower
// than the one before.
func (k *Keyboard) show(layout KeyLayout, shift bool) {
	k.layout, k.shift = layout, shift
	before := k.caps[k.at].words
	k.build()
	k.find(before)
	for _, s := range sheetsOf(k) {
		s.Reflow()
	}
}

// find comes to the key with those words, or stays where it was as far as there
// are keys.
func (k *Keyboard) find(words string) {
	k.at = min(k.at, len(k.caps)-1)
	for i, c := range k.caps {
		if c.words == words {
			k.at = i
		}
	}
}

// KeyboardWidth is the width at which each of the thirteen keys of a row of Urdu
// is large enough to press, dp.
const KeyboardWidth = 13*leastKey + 12*keyGap

// leastKey is the width at which a key is large enough to press, dp.
const leastKey = 40

// keyGap is the room between two keys, dp.
const keyGap = 4

// build lays the caps out. Letters stay where they are on a real keyboard, so
// this is never mirrored.
func (k *Keyboard) build() {
	k.Container.RemoveAll()
	k.caps = nil
	for _, row := range k.look.keys(k.layout, k.shift) {
		line := &fyne.Container{Layout: &folded{}}
		for _, r := range row {
			key := k.key(capFace(r), func() { k.press(string(r)) })
			key.urdu = k.layout != LatinKeys
			line.Add(key)
		}
		k.Container.Add(line)
	}
	k.Container.Add(k.foot())
}

// foot is what stands below the letters: Shift and the layouts, and what has no
// letter.
func (k *Keyboard) foot() *fyne.Container {
	shift := k.named(k.look.T("keys.shift"), func() { k.turn(k.layout, !k.shift) })
	shift.lit = k.shift
	keys := []fyne.CanvasObject{shift}
	for layout, name := range layoutNames {
		key := k.named(name, func() { k.turn(KeyLayout(layout), false) })
		key.lit = KeyLayout(layout) == k.layout
		keys = append(keys, key)
	}
	above := len(keys)
	space := k.named(k.look.T("keys.space"), func() { k.press(" ") })
	space.least = 10 * k.look.Size
	keys = append(keys, space)
	if k.layout != LatinKeys {
		keys = append(keys, k.named(k.look.T("keys.apart"), func() { k.press(apart) }))
	}
	keys = append(keys, k.named(k.look.T("keys.delete"), k.erase))
	return &fyne.Container{Layout: &folded{at: above}, Objects: keys}
}

// key is the next of the keys.
func (k *Keyboard) key(face string, act func()) *keyCap {
	c := newCap(k.look, face, act)
	k.caps = append(k.caps, c)
	return c
}

// named is a key with a word on it.
func (k *Keyboard) named(word string, act func()) *keyCap {
	key := k.key(word, act)
	key.step = Small
	return key
}

// turn shows a layout, plain or with Shift.
func (k *Keyboard) turn(layout KeyLayout, shift bool) {
	k.show(layout, shift)
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

// giveBack returns the keys to the field, from which a press may have taken them.
// Where they press on the keyboard they stay.
func (k *Keyboard) giveBack() {
	if k.reached {
		k.stand(k.at)
	} else if t := k.target(); t != nil {
		takeKeys(t)
	}
}

// shares sets its objects in a row, left to right, and gives each a share of the
// width by its least one.
type shares struct{}

func (shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wanted := float32(0)
	for _, o := range objects {
		wanted += o.MinSize().Width
	}
	grown := (size.Width - keyGap*float32(len(objects)-1)) / max(1, wanted)
	x := float32(0)
	for _, o := range objects {
		w := grown * o.MinSize().Width
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w + keyGap
	}
}

func (shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := fyne.NewSize(keyGap*float32(len(objects)-1), 0)
	for _, o := range objects {
		least := o.MinSize()
		m.Width += least.Width
		m.Height = max(m.Height, least.Height)
	}
	return m
}

// folded sets its objects in one row where that has their least widths, and else in
// two, each of which may be folded again.
type folded struct {
	at    int // how many stand in the first of two rows; 0: half of them
	width float32
}

func (f folded) rows(objects []fyne.CanvasObject, width float32) [][]fyne.CanvasObject {
	n := len(objects)
	if n < 2 || (shares{}).MinSize(objects).Width <= width {
		return [][]fyne.CanvasObject{objects}
	}
	if f.at == 0 {
		f.at = (n + 1) / 2
	}
	return append(folded{}.rows(objects[:f.at], width), folded{}.rows(objects[f.at:], width)...)
}

func (f *folded) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	y, height := float32(0), shares{}.MinSize(objects).Height
	for _, row := range f.rows(objects, size.Width) {
		shares{}.Layout(row, fyne.NewSize(size.Width, height))
		for _, o := range row {
			o.Move(o.Position().AddXY(0, y))
		}
		y += height + keyGap
	}
}

func (f *folded) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	rows := float32(len(f.rows(objects, width)))
	return rows*shares{}.MinSize(objects).Height + (rows-1)*keyGap
}

func (f *folded) wish(objects []fyne.CanvasObject) float32 { return shares{}.MinSize(objects).Width }

func (f *folded) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(layers{}.MinSize(objects).Width, f.heightFor(objects, f.width))
}
