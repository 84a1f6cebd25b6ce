package app

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// mouseOnly lists what Tab passes by, because it is there for the mouse, and the keys
// that do the same; TestKeysReachEverything finds nothing else of the kind.
var mouseOnly = []struct {
	what string
	is   func(fyne.CanvasObject) bool
	keys []kit.Stroke
}{
	{"a key of the keyboard on the screen", func(o fyne.CanvasObject) bool { return isCap(o) && !isBadge(o) },
		[]kit.Stroke{{Key: fyne.KeyF6}}},
	{"the badge that turns the letters of a field", isBadge,
		[]kit.Stroke{{Held: fyne.KeyModifierControl, Key: fyne.KeySpace}}},
	{"a scroll bar", isBar,
		[]kit.Stroke{{Key: fyne.KeyUp}, {Key: fyne.KeyDown}, {Key: fyne.KeyPageUp}, {Key: fyne.KeyPageDown}, {Key: fyne.KeyHome}, {Key: fyne.KeyEnd}}},
	{"the shade beside a dialog or menu", func(o fyne.CanvasObject) bool { _, is := o.(*kit.Overlay); return is },
		[]kit.Stroke{{Key: fyne.KeyEscape}}},
	// Links in it have the keys by themselves.
	{"text to choose in", func(o fyne.CanvasObject) bool { _, is := o.(*kit.Prose); return is },
		[]kit.Stroke{{Key: fyne.KeyF7}}},
}

// mouseAlone tells what mouseOnly lists.
func mouseAlone(o fyne.CanvasObject) bool {
	for _, m := range mouseOnly {
		if m.is(o) {
			return true
		}
	}
	return false
}

// isCap tells the keys of the keyboard on the screen, and what looks like them.
func isCap(o fyne.CanvasObject) bool { return fmt.Sprintf("%T", o) == "*kit.keyCap" }

func isBadge(o fyne.CanvasObject) bool {
	return isCap(o) && slices.Contains([]string{kit.ScriptName(true), kit.ScriptName(false)}, label(o))
}

// isBar tells scroll bars: what is dragged, and bears no name.
func isBar(o fyne.CanvasObject) bool {
	_, takes := o.(fyne.Focusable)
	_, dragged := o.(fyne.Draggable)
	_, named := o.(fyne.Accessible)
	return dragged && !takes && !named
}

// TestKeysForTheMouseAreListed finds the keys of mouseOnly in the list of keys that F1
// shows, and each of its things on a page.
func TestKeysForTheMouseAreListed(t *testing.T) {
	var listed []kit.Stroke
	for _, g := range keyGroups() {
		for _, line := range g.Lines {
			listed = append(listed, line.Strokes...)
		}
	}
	s, _ := begun(t, "ur")
	s.show(screen.Route{Page: screen.Unlock}, nil)
	press(t, s, s.lang.T("lock.not_listed"))
	press(t, s, s.lang.T("lock.keyboard"))
	there := objects(s.canvas.Content())
	s.show(screen.Route{Page: screen.Reader, ID: "reading-cues"}, nil)
	there = append(there, objects(s.canvas.Content())...)
	s.showKeys()
	there = append(there, objects(s.canvas.Overlays().Top())...)
	for _, m := range mouseOnly {
		if !slices.ContainsFunc(there, m.is) {
			t.Errorf("%s is nowhere", m.what)
		}
		for _, k := range m.keys {
			if !slices.Contains(listed, k) {
				t.Errorf("%s: %v is not in the list of keys", m.what, k)
			}
		}
	}
}

// boarded is a tour at the lock page, with the keys in the field and the keyboard on
// the screen open.
func boarded(t *testing.T, tag string) (*tour, *kit.Field) {
	s, e := begun(t, tag)
	r := &tour{T: t, shell: s, clock: e, keys: true}
	s.show(screen.Route{Page: screen.Unlock}, nil)
	press(t, s, s.lang.T("lock.not_listed"))
	press(t, s, s.lang.T("lock.keyboard"))
	return r, r.into(s.lang.T("lock.name")).(*kit.Field)
}

// TestTheKeyboardOnTheScreenByKeys comes to it from a field, types with it, turns its
// layout and goes back; also past it, and by Tab.
func TestTheKeyboardOnTheScreenByKeys(t *testing.T) {
	for _, tag := range i18n.Tags() {
		r, f := boarded(t, tag)
		c := r.shell.canvas
		board := kit.BoardOn(r.shell.frame.page)
		caps := slices.DeleteFunc(objects(board), func(o fyne.CanvasObject) bool { return !isCap(o) })
		r.key(fyne.KeyF6)
		if c.Focused() != fyne.Focusable(board) {
			t.Fatalf("F6 in the field leads to %T", c.Focused())
		}
		if fault := focusFault(r, board); fault != "" {
			t.Error(fault)
		}
		r.key(fyne.KeyRight)
		r.key(fyne.KeyDown)
		r.key(fyne.KeyReturn)
		r.space()
		row := len(layoutRow(caps))
		second := label(caps[row+1])
		if f.Text() != second+second || c.Focused() != fyne.Focusable(board) {
			t.Errorf("Enter and Space on %q wrote %q, and the keys are with %T", second, f.Text(), c.Focused())
		}
		r.key(fyne.KeyBackspace)
		if f.Text() != second {
			t.Errorf("after Backspace the field has %q", f.Text())
		}
		for range 6 {
			r.key(fyne.KeyDown)
		}
		before := board.Layout()
		for range 3 {
			if board.Layout() != before {
				break
			}
			r.key(fyne.KeyRight)
			r.key(fyne.KeyReturn)
		}
		if board.Layout() == before || c.Focused() != fyne.Focusable(board) {
			t.Errorf("no layout was turned; the keys are with %T", c.Focused())
		}
		r.key(fyne.KeyEscape)
		if c.Focused() != fyne.Focusable(f) || r.shell.route.Page != screen.Unlock {
			t.Errorf("Escape leads to %T on page %q", c.Focused(), r.shell.route.Page)
		}
		r.tab()
		if c.Focused() == fyne.Focusable(board) {
			t.Error("Tab comes to the keyboard")
		}
		r.shell.canvas.Focus(f)
		r.key(fyne.KeyF6)
		r.key(fyne.KeyF6)
		if now := kit.HoldOn(r.shell.frame.top, c.Focused()); now.On() == nil {
			t.Errorf("F6 on the keyboard leads to %T", c.Focused())
		}
	}
}

// layoutRow are the keys of the first row.
func layoutRow(caps []fyne.CanvasObject) []fyne.CanvasObject {
	first := fyne.CurrentApp().Driver().AbsolutePositionForObject(caps[0]).Y
	return slices.DeleteFunc(slices.Clone(caps), func(o fyne.CanvasObject) bool {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y != first
	})
}

// TestKeysDoWhatTheMouseDoes turns the letters of a field, scrolls a page, and shuts
// what lies over it, with the mouse and with keys, and looks that the same comes of it.
func TestKeysDoWhatTheMouseDoes(t *testing.T) {
	r, f := boarded(t, "ur")
	s := r.shell
	for _, by := range []func(){
		func() {
			f.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierControl})
		},
		func() { of(t, s.canvas.Content(), isBadge).(fyne.Tappable).Tapped(&fyne.PointEvent{}) },
	} {
		before := f.Phonetic()
		if by(); f.Phonetic() == before {
			t.Error("the letters of the field are not turned")
		}
	}

	s.show(screen.Route{Page: screen.Lessons}, nil)
	s.canvas.Unfocus()
	sheet := s.frame.page.Objects[0].(*kit.Sheet)
	bar := of(t, sheet, isBar)
	bar.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: fyne.NewPos(3, bar.Size().Height-3)})
	page := sheet.Offset()
	sheet.ScrollTo(0)
	if r.key(fyne.KeyPageDown); page == 0 || sheet.Offset() != page {
		t.Errorf("a press on the scroll bar goes %g dp down, PageDown %g", page, sheet.Offset())
	}
	for key, want := range map[fyne.KeyName]func(y float32) bool{
		fyne.KeyUp:     func(y float32) bool { return y < page && y > 0 },
		fyne.KeyDown:   func(y float32) bool { return y > page },
		fyne.KeyPageUp: func(y float32) bool { return y == 0 },
		fyne.KeyHome:   func(y float32) bool { return y == 0 },
		fyne.KeyEnd:    func(y float32) bool { return y > page },
	} {
		sheet.ScrollTo(page)
		if r.key(key); !want(sheet.Offset()) {
			t.Errorf("%s leads from %g to %g", key, page, sheet.Offset())
		}
	}

	s.showKeys()
	if r.escape(); s.canvas.Overlays().Top() != nil {
		t.Error("Escape leaves the list of keys open")
	}
}

// of is the first thing of a kind.
func of(t *testing.T, root fyne.CanvasObject, is func(fyne.CanvasObject) bool) fyne.CanvasObject {
	t.Helper()
	list := objects(root)
	i := slices.IndexFunc(list, is)
	if i < 0 {
		t.Fatal("there is no such thing on the page")
	}
	return list[i]
}
