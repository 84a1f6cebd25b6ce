package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

// linked is a paragraph with two links, and what they have led to.
func linked(r *room, text, first, second string) (*kit.Prose, *[]string) {
	var went []string
	link := func(words string) kit.Link {
		at := strings.Index(text, words)
		return kit.Link{Start: at, End: at + len(words), Follow: func() { went = append(went, words) }}
	}
	p := kit.NewProse(r.look, kit.Paragraph{Text: text, Links: []kit.Link{link(first), link(second)}})
	return p, &went
}

func TestLinksByKeys(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		text, first, second := r.say("Read about laps, then see [2].", "گود کی بات پڑھیں، پھر [2] دیکھیں۔"), r.say("laps", "گود"), "[2]"
		p, went := linked(r, text, first, second)
		before := kit.NewButton(r.look, "", "before", kit.Quiet, nil)
		r.show(kit.Column(8, before, p), 400, 200)
		r.focus(before)
		over := r.window.Canvas()
		for _, words := range []string{first, second} {
			over.FocusNext()
			l, ok := over.Focused().(interface{ Text() string })
			if !ok || l.Text() != words {
				t.Fatalf("Tab comes to %T, not to %q", over.Focused(), words)
			}
			rings := 0
			for _, d := range drawn(p, fyne.Position{}) {
				if ring, is := d.CanvasObject.(*canvas.Rectangle); is && ring.StrokeColor == r.look.Colours.Focus && ring.StrokeWidth > 1 {
					rings++
				}
			}
			want(t, "rings", rings, 1)
			press(over.Focused(), "Return")
		}
		want(t, "followed", strings.Join(*went, " "), first+" "+second)
		press(over.Focused(), "F1")
		want(t, "other keys go on", len(r.keys), 1)
		over.FocusNext()
		want(t, "round", over.Focused() == fyne.Focusable(before), true)
	})
}

// The mouse follows a link where it is pressed, selects when it is dragged from
// there, and is a hand over it, also where the link goes on on the next line.
func TestLinksByMouse(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		words := strings.TrimSpace(strings.Repeat(r.say("laps ", "گود "), 40))
		p, went := linked(r, words+" [2]", words, "[2]")
		r.show(p, 300, 600)
		at := fyne.NewPos(150, 14)
		for _, y := range []float32{20, 120} { // on its first line, and on another
			*went = nil
			test.TapCanvas(r.window.Canvas(), fyne.NewPos(150, y))
			want(t, "pressed", len(*went), 1)
		}
		*went = nil
		p.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		want(t, "a hand", p.Cursor(), desktop.Cursor(desktop.PointerCursor))
		p.MouseOut()
		want(t, "no link", p.Cursor(), desktop.Cursor(desktop.TextCursor))
		if r.touched == 0 {
			t.Error("the mouse over text is not noticed")
		}
		r.dragOver(at, fyne.NewPos(150, 120))
		if p.Selected() == "" {
			t.Error("a drag from a link selects nothing")
		}
		p.Tapped(&fyne.PointEvent{Position: at})
		want(t, "a selection is no press", len(*went), 0)
	})
}

// dragOver presses the mouse at a point of the window, draws it to another, and
// lets go, as the driver does: all of it is the business of what was pressed.
func (r *room) dragOver(from, to fyne.Position) {
	r.t.Helper()
	o, at := r.under(from)
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position, e.AbsolutePosition = from.Subtract(at), from
	o.(desktop.Mouseable).MouseDown(e)
	d := &fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to.Subtract(at), AbsolutePosition: to}}
	o.(fyne.Draggable).Dragged(d)
	o.(fyne.Draggable).DragEnd()
}

// under is the innermost thing at a point of the window that the mouse draws
// from, and where it is.
func (r *room) under(at fyne.Position) (found fyne.CanvasObject, corner fyne.Position) {
	var walk func(o fyne.CanvasObject, pos fyne.Position)
	walk = func(o fyne.CanvasObject, pos fyne.Position) {
		if o == nil || !o.Visible() {
			return
		}
		pos = pos.Add(o.Position())
		in := at.Subtract(pos)
		_, mouse := o.(desktop.Mouseable)
		_, drags := o.(fyne.Draggable)
		if mouse && drags && in.X >= 0 && in.Y >= 0 && in.X <= o.Size().Width && in.Y <= o.Size().Height {
			found, corner = o, pos
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, part := range o.Objects {
				walk(part, pos)
			}
		case fyne.Widget:
			for _, part := range test.WidgetRenderer(o).Objects() {
				walk(part, pos)
			}
		}
	}
	walk(r.window.Content(), fyne.Position{})
	if found == nil {
		r.t.Fatalf("nothing at %v", at)
	}
	return found, corner
}
