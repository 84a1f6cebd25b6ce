package kit

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
)

// Hold remembers what had the keys in a tree and where it stood, so that they
// can be given back when the tree, or a part of it, was made anew. The zero Hold
// holds nothing.
type Hold struct {
	on   fyne.Focusable
	kind reflect.Type
	path []int
	name string // "" for one that may have another now
	rank int    // among those of the tree
}

// HoldOn takes note of a widget in a tree.
func HoldOn(root fyne.CanvasObject, f fyne.Focusable) Hold {
	if f == nil {
		return Hold{}
	}
	for i, s := range stopsIn(root, true) {
		if s.keyed == f {
			return Hold{f, reflect.TypeOf(f), s.path, nameOf(s.keyed), i}
		}
	}
	return Hold{}
}

// Nameless is the hold for a tree made anew in another language.
func (h Hold) Nameless() Hold { h.name = ""; return h }

// Alone is the hold without the widget itself, which may go.
func (h Hold) Alone() Hold { h.on = nil; return h }

// On is what had the keys; nil for nothing.
func (h Hold) On() fyne.Focusable { return h.on }

// GiveBack gives the keys in a tree to what had them or stands for it now: what
// is there with the same name, then the nearest of that name, then another of the
// kind in its place, as "less" for "more"; else to what comes next, or before. It
// tells whether it has found anything.
func (h Hold) GiveBack(root fyne.CanvasObject) bool {
	if h.kind == nil || h.kind == reflect.TypeFor[*Prose]() { // to read takes no keys
		return false
	}
	list := stopsIn(root, true)
	w := h.find(list)
	if w == nil {
		w = h.beside(stopsIn(root, false))
	}
	if w == nil {
		return false
	}
	takeKeys(w)
	return true
}

// find looks for what is named alike, or of the same kind in the same place.
func (h Hold) find(list []stop) keyed {
	var place, alike keyed
	far := len(list) + h.rank
	for i, s := range list {
		if off, can := s.keyed.(interface{ Off() bool }); can && off.Off() {
			continue
		}
		named := h.name != "" && nameOf(s.keyed) == h.name
		if slices.Equal(s.path, h.path) && reflect.TypeOf(s.keyed) == h.kind {
			if place = s.keyed; named {
				return place
			}
		}
		if d := max(i-h.rank, h.rank-i); named && d <= far {
			alike, far = s.keyed, d
		}
	}
	if alike != nil {
		return alike
	}
	return place
}

// beside is the nearest in the narrowest part of the tree that has any left: the
// next one, or else the last before.
func (h Hold) beside(list []stop) keyed {
	for deep := len(h.path) - 1; deep >= 0; deep-- {
		var before keyed
		for _, s := range list {
			switch {
			case len(s.path) <= deep || !slices.Equal(s.path[:deep], h.path[:deep]):
			case slices.Compare(s.path, h.path) >= 0:
				return s.keyed
			default:
				before = s.keyed
			}
		}
		if before != nil {
			return before
		}
	}
	return nil
}

func nameOf(w keyed) string {
	if a, ok := w.(fyne.Accessible); ok {
		return a.AccessibilityLabel()
	}
	return ""
}
