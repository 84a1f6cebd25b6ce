package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// keyed is a widget that can have the keys.
type keyed interface {
	fyne.Focusable
	fyne.CanvasObject
}

// takeKeys gives a widget the keys, if it stands in a window; also a member of a
// Group that Tab passes by.
func takeKeys(w keyed) {
	c := canvasOf(w)
	if c == nil {
		return
	}
	if m, ok := w.(member); ok && m.common().group != nil {
		g := m.common().group
		g.coming = m.common()
		defer func() { g.coming = nil }()
	}
	c.Focus(w)
}

// stop is a widget that Tab comes to, and where it stands in a tree.
type stop struct {
	keyed
	path []int // which part of the root, which part of that, and so on
}

// stopsIn lists what is seen in a tree and takes the keys, in the order of Tab;
// with all, also what can't be pressed now and the members of groups.
func stopsIn(root fyne.CanvasObject, all bool) (list []stop) {
	var walk func(o fyne.CanvasObject, path []int)
	walk = func(o fyne.CanvasObject, path []int) {
		if o == nil || !o.Visible() {
			return
		}
		if w, ok := o.(keyed); ok {
			if off, can := o.(fyne.Disableable); all || !can || !off.Disabled() {
				list = append(list, stop{w, slices.Clone(path)})
			}
		}
		for i, part := range partsOf(o) {
			walk(part, append(path, i))
		}
	}
	walk(root, nil)
	return list
}

// FirstStop is what Tab comes to first in a tree; nil where there is nothing.
func FirstStop(root fyne.CanvasObject) fyne.Focusable {
	if list := stopsIn(root, false); len(list) > 0 {
		return list[0].keyed
	}
	return nil
}
