package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
)

// Number is a small whole number with a button on either side to make it less
// or more, and its words before it. The Up and Down keys do the same.
type Number struct {
	stack
	look     *Look
	field    *Field
	from, to int
	changed  func()
}

// NewNumber makes a number field for from…to, holding what was typed before, in
// digits of any kind; "" begins with nothing in it.
func NewNumber(l *Look, label, typed string, from, to int, changed func()) *Number {
	n := &Number{look: l, from: from, to: to, changed: changed}
	n.field = NewField(l, l.Lang.Digits(LatinDigits(typed)), FieldKind{Most: 12, Label: label, Changed: func(string) { n.told() }})
	n.field.upDown = n.step
	less := NewIcon(l, "minus", l.T("app.less", "What", label), Quiet, func() { n.step(-1) })
	more := NewIcon(l, "plus", l.T("app.more", "What", label), Quiet, func() { n.step(+1) })
	n.Container = Column(4,
		NewLabel(l, label, Words{Step: Small, Colour: l.Colours.Muted}),
		RowGrow(l, Inside, 1, less, n.field, more))
	n.ExtendBaseWidget(n)
	return n
}

func (n *Number) told() {
	if n.changed != nil {
		n.changed()
	}
}

// step makes the number greater by so much, within its bounds; from nothing it
// begins at the nearer bound.
func (n *Number) step(by int) {
	v, err := strconv.Atoi(LatinDigits(n.field.Text()))
	switch {
	case err == nil:
		v = min(max(n.from, v+by), n.to)
	case by > 0:
		v = n.from
	default:
		v = n.to
	}
	n.field.SetText(n.look.Lang.Digits(strconv.Itoa(v)))
	n.told()
}

// Field is where the number is written.
func (n *Number) Field() *Field { return n.field }

// Value gives the number; ok is false when there is none, or one out of reach.
// Latin, Urdu and Arabic digits are taken.
func (n *Number) Value() (v int, ok bool) {
	v, err := strconv.Atoi(LatinDigits(n.field.Text()))
	return v, err == nil && v >= n.from && v <= n.to
}

// SetWrong marks the field as one to look at again.
func (n *Number) SetWrong(on bool) { n.field.SetWrong(on) }

// AccessibilityLabel is read out by a screen reader.
func (n *Number) AccessibilityLabel() string { return n.field.label }

// AccessibilityRole says that this is text.
func (n *Number) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// NumberWidth is the least width at which a number and its two steps are whole, dp.
func NumberWidth(l *Look) float32 { return max(12*l.Size, 7*l.Size+2*l.Touch()+2*Inside) }

// LatinDigits turns ۰–۹ and ٠–٩ into 0–9 and leaves out spaces.
func LatinDigits(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case r >= '۰' && r <= '۹':
			r = '0' + r - '۰'
		case r >= '٠' && r <= '٩':
			r = '0' + r - '٠'
		case r == ' ':
			continue
		}
		out = append(out, r)
	}
	return string(out)
}
