package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
)

// A word over the page says its names and its meaning, and closes by Escape, by a
// press beside it and by its button; what had the keys has them again.
func TestShowWord(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		page := kit.NewButton(r.look, "", "page", kit.Quiet, nil)
		r.show(page, 600, 500)
		over := r.window.Canvas()
		w := kit.Word{Name: r.say("cue", "اشارہ"), Others: []string{r.say("اشارہ", "cue")}, Meaning: r.say("A small sign.", "چھوٹی سی بات۔")}
		led := 0
		open := func() *kit.Overlay {
			r.focus(page)
			return kit.ShowWord(r.look, over, w, kit.Answer{Text: "all", Act: func() { led++ }})
		}
		shut := func(what string) {
			t.Helper()
			want(t, what+" closes it", over.Overlays().Top() == nil, true)
			want(t, "the page has the keys after "+what, over.Focused() == fyne.Focusable(page), true)
		}
		open()
		if r.find(w.Name+"\n"+w.Others[0]+"\n"+w.Meaning) == nil {
			t.Error("it does not say all there is")
		}
		press(over.Focused(), "Escape")
		shut("Escape")
		open().Tapped(&fyne.PointEvent{})
		shut("a press beside it")
		open()
		press(over.Focused(), "Return")
		shut("its button")
		open()
		over.FocusNext()
		press(over.Focused(), "Return")
		shut("what leads on")
		want(t, "led on", led, 1)
	})
}

// A quiet link is dots below words of the text's own colour, and a line under the
// mouse.
func TestQuietLink(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		text := r.say("A lap", "ایک گود")
		p := kit.NewProse(r.look, kit.Paragraph{Text: text, Links: []kit.Link{{End: len(text), Quiet: true}}})
		r.show(p, 300, 100)
		under := func() (dots, lines int) {
			for _, d := range drawn(p, fyne.Position{}) {
				bar, is := d.CanvasObject.(*canvas.Rectangle)
				switch {
				case !is || bar.FillColor != r.look.Colours.Primary:
				case bar.Size().Width == bar.Size().Height:
					dots++
				default:
					lines++
				}
			}
			return dots, lines
		}
		if dots, lines := under(); dots < 4 || lines != 0 {
			t.Errorf("%d dots and %d lines", dots, lines)
		}
		e := &desktop.MouseEvent{}
		x := float32(10)
		if r.look.RTL() {
			x = 290
		}
		e.Position = fyne.NewPos(x, 14)
		p.MouseMoved(e)
		if dots, lines := under(); dots != 0 || lines != 1 {
			t.Errorf("under the mouse %d dots and %d lines", dots, lines)
		}
	})
}

// The stops of a path stand on the side where lines begin, one line through them,
// and none after the last.
func TestPath(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		var titles, contents []*kit.Label
		path := kit.Column(kit.Around)
		for i, stop := range []kit.Stop{kit.Done, kit.Here, kit.Ahead} {
			titles = append(titles, kit.NewLabel(r.look, "title", kit.Words{Step: kit.Lead}))
			contents = append(contents, kit.NewLabel(r.look, "content", kit.Words{}))
			path.Add(kit.NewStop(r.look, stop, i == 2, titles[i], contents[i]))
		}
		r.show(kit.NewSheet(path), 400, 400)
		var lines, dots []thing
		for _, d := range drawn(path, fyne.Position{}) {
			bar, is := d.CanvasObject.(*canvas.Rectangle)
			switch {
			case !is || !bar.Visible():
			case bar.FillColor == r.look.Colours.Line:
				lines = append(lines, d)
			case bar.StrokeWidth > 0:
				dots = append(dots, d)
			}
		}
		want(t, "lines", len(lines), 2)
		want(t, "dots", len(dots), 3)
		for i, dot := range dots {
			onRight := dot.at.X > 200
			want(t, "the side", onRight, r.look.RTL())
			if i < 2 && lines[i].at.Y+lines[i].Size().Height < dots[i+1].at.Y {
				t.Errorf("the line from stop %d ends before the next", i)
			}
			if title := contents[i].Position().Y; title < titles[i].Position().Y+titles[i].Size().Height {
				t.Errorf("content %d lies on its title", i)
			}
		}
	})
}
