package kit_test

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gehwara/app/kit"
)

// mark is a picture so many dp wide and high.
func mark(side float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Black)
	r.SetMinSize(fyne.NewSquareSize(side))
	return r
}

// middle is how far down the middle of something drawn is.
func middle(d thing) float64 { return float64(d.at.Y + d.Size().Height/2) }

// A sign stands on the first line of what it is about, in either script.
func TestASignStandsOnTheFirstLine(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		l := r.look
		words := strings.Repeat(r.say("Wrap the baby warmly. ", "بچے کو گرم لپیٹیں۔ "), 5)
		title := kit.NewLabel(l, r.say("Go", "جائیں"), kit.Words{Step: kit.Title, Bold: true})
		for name, content := range map[string]fyne.CanvasObject{
			"a word":    kit.NewLabel(l, r.say("Saved", "محفوظ"), kit.Words{}),
			"many":      kit.NewLabel(l, words, kit.Words{}),
			"a list":    kit.NewProse(l, kit.Paragraph{Text: words, Marker: "•"}),
			"a title":   kit.Column(kit.Inside, title, kit.NewLabel(l, words, kit.Words{})),
			"a button":  kit.RowGrow(l, kit.Inside, 0, kit.NewLabel(l, r.say("One", "ایک"), kit.Words{}), kit.NewButton(l, "", "OK", kit.Quiet, nil)),
			"one apart": kit.Column(kit.Inside, kit.NewLabel(l, words, kit.Words{}), title),
		} {
			sign := mark(20)
			row := kit.Signed(l, kit.Between, sign, content)
			r.show(row, 400, kit.HeightFor(row, 400))
			row.Resize(fyne.NewSize(400, kit.HeightFor(row, 400)))
			line := rasters(content)[0]
			line.at = line.at.Add(row.Position())
			if off := math.Abs(middle(thing{sign, sign.Position().Add(row.Position())}) - middle(line)); off > float64(l.Size)/2 {
				t.Errorf("beside %s the sign is %g dp off the first line", name, off)
			}
			want(t, "at the start", sign.Position().X > 200, l.RTL())
		}
	})
}

// The pictures of a row of tiles stand on one line, whatever their words reach.
func TestPicturesOfARowStandOnOneLine(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		pictures, tiles := []*canvas.Rectangle{}, []fyne.CanvasObject{}
		for _, words := range []string{r.say("Leaf", "آم"), r.say("A boat with a long name", "کشتی جس کا نام لمبا ہے"), r.say("Star", "پتنگ")} {
			p := mark(40)
			pictures = append(pictures, p)
			tiles = append(tiles, kit.NewTile(r.look, kit.TileFace{Image: p, Text: words}, nil))
		}
		r.show(kit.Tiles(r.look, 100, kit.Inside, tiles...), 340, 300)
		for i, p := range pictures {
			drawn(tiles[i], fyne.Position{})
			want(t, "height of a picture", p.Position().Y, pictures[0].Position().Y)
		}
	})
}

// The number of an item stands whole beside it, and all items begin at one place.
func TestNumbersOfTwoDigits(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		item := func(number string) kit.Paragraph {
			return kit.Paragraph{Text: r.say("Hold the baby", "بچے کو تھامیں"), Marker: number}
		}
		places := func(p *kit.Prose) (text, mark thing) {
			r.show(p, 400, 200)
			lines := rasters(p)
			return lines[len(lines)-2], lines[len(lines)-1]
		}
		p := kit.NewProse(r.look, item("9."), item("100."))
		text, mark := places(p)
		want(t, "items begin at one place", text.at.X, rasters(p)[0].at.X)
		if !r.look.RTL() && mark.at.X+mark.Size().Width > text.at.X+4 || r.look.RTL() && mark.at.X+4 < text.at.X+text.Size().Width {
			t.Errorf("the number at %g, %g wide, lies on the words at %g", mark.at.X, mark.Size().Width, text.at.X)
		}
		alone := kit.NewLabel(r.look, "100.", kit.Words{Line: true})
		if mark.Size().Width < alone.MinSize().Width-4 {
			t.Errorf("the number is %g wide and its place %g", alone.MinSize().Width, mark.Size().Width)
		}
	})
}

// What has a direction of its own, as a path, begins where the page's lines do.
func TestAPathBeginsAtThePagesSide(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		p := kit.NewProse(r.look, kit.Paragraph{Text: "/home/noor/Documents", Direction: kit.LeftToRight})
		r.show(p, 600, 60)
		want(t, "begins on the right", rasters(p)[0].at.X > 300, r.look.RTL())
		click(p, 300, 10)
		pressOne(p, fyne.KeyA, true, false)
		want(t, "is copied as it is", p.Selected(), "/home/noor/Documents")
	})
}

// Lines that run from the other side begin evenly, as one block at the page's side;
// those that run as the page does stand where they would without them.
func TestLinesFromTheOtherSideBeginEvenly(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		other := strings.TrimSpace(strings.Repeat(r.say("چاول ", "Lahore "), 20))
		own := r.say("Lahore", "چاول")
		for name, o := range map[string]kit.Flow{
			"prose": kit.NewProse(r.look, kit.Paragraph{Text: other + "\n" + own, Mixed: true}),
			"label": kit.NewLabel(r.look, other+"\n"+own, kit.Words{}),
		} {
			w := o.(fyne.CanvasObject)
			r.show(w, 400, 400)
			lines := rasters(w)
			edge := func(i int) float32 { // where a line begins
				if r.look.RTL() {
					return lines[i].at.X
				}
				return lines[i].at.X + lines[i].Size().Width
			}
			last := len(lines) - 1
			if last < 3 {
				t.Fatalf("%s: %d lines", name, last+1)
			}
			beyond := float32(0) // how far the block reaches towards the page's side
			for i := range last {
				if math.Abs(float64(edge(i)-edge(0))) > 4 {
					t.Errorf("%s: line %d begins at %g, the first at %g", name, i, edge(i), edge(0))
				}
				far := lines[i].at.X
				if r.look.RTL() {
					far = 400 - far - lines[i].Size().Width
				}
				if i == 0 || far < beyond {
					beyond = far
				}
			}
			if math.Abs(float64(beyond)) > 8 {
				t.Errorf("%s: the block stands %g from the page's side", name, beyond)
			}
			if at := lines[last]; r.look.RTL() && at.at.X+at.Size().Width < 392 || !r.look.RTL() && at.at.X > 8 {
				t.Errorf("%s: the last line stands at %g", name, at.at.X)
			}
		}
	})
}

// The space at which a link goes on to the next line has no line under it.
func TestNoLineUnderTheSpaceAtTheEnd(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		text := r.say("worker worker", "کارکن کارکن")
		one := kit.NewLabel(r.look, strings.Fields(text)[0], kit.Words{Line: true})
		width := one.MinSize().Width
		p := kit.NewProse(r.look, kit.Paragraph{Text: text, Links: []kit.Link{{End: len(text)}}})
		r.show(p, width+12, 200)
		var lines []float32
		for _, d := range drawn(p, fyne.Position{}) {
			if line, is := d.CanvasObject.(*canvas.Rectangle); is && line.Size().Height == 1 {
				lines = append(lines, line.Size().Width)
			}
		}
		want(t, "lines", len(lines), 2)
		if math.Abs(float64(lines[0]-lines[1])) > 1 {
			t.Errorf("the lines under one word, twice, are %g and %g dp long", lines[0], lines[1])
		}
	})
}

// A page that is higher than what stands on it has it in the middle, a little above;
// a lower one begins with it.
func TestAmid(t *testing.T) {
	r := newRoom(t, "en")
	o := mark(100)
	page := kit.Amid(o)
	r.show(page, 300, 500)
	page.Resize(fyne.NewSize(300, 500))
	want(t, "in the middle", o.Position().Y, float32(160))
	page.Resize(fyne.NewSize(300, 80))
	want(t, "from the top", o.Position().Y, float32(0))
}
