package app

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// TestKeysPressEverything brings the keys to each thing of each page and presses
// it, and in what that opens over the page again to each: something comes of it,
// and the keys stay on something that is seen.
func TestKeysPressEverything(t *testing.T) {
	for n, tag := range i18n.Tags() {
		t.Run(tag, func(t *testing.T) {
			p := &presser{tour: typing(t, tag), kept: map[string]bool{}}
			p.set = p.shell.settings
			for i, to := range []screen.Route{
				{Page: screen.Lessons}, {Page: screen.Reader, ID: "reading-cues"}, {Page: screen.Begin}, {Page: screen.Unlock},
				{Page: screen.Home}, {Page: screen.Diary}, {Page: screen.Write, Lesson: "imagined-baby"}, {Page: screen.Baby},
				{Page: screen.Card}, {Page: screen.Help}, {Page: screen.Help, ID: "feelings"}, {Page: screen.Help, ID: "unsafe"},
				{Page: screen.Settings}, {Page: screen.Cover},
			} {
				if *walkAll || i%3 == n { // the short run takes every third page, another one in each language
					p.page(to)
				}
			}
		})
	}
}

// presser presses by keys, and puts right what that has changed.
type presser struct {
	*tour
	set  Settings
	kept map[string]bool // what of the rail and the line above was pressed
}

// page presses all on a page.
func (p *presser) page(to screen.Route) {
	p.Helper()
	for i := 0; ; i++ {
		p.restore(to)
		list := pressables(p.front())
		if i >= len(list) {
			return
		}
		if part := p.shell.partOf(list[i]); part != p.shell.frame.page {
			name := fmt.Sprint(to.Page == screen.Cover, label(list[i]))
			if p.kept[name] {
				continue
			}
			p.kept[name] = true
		}
		p.one(to, list[i])
		if p.shell.canvas.Overlays().Top() != nil {
			p.over(to, i)
		}
	}
}

// over presses all in what lies over a page after its thing number i was pressed.
func (p *presser) over(to screen.Route, i int) {
	p.Helper()
	for j := 0; ; j++ {
		p.restore(to)
		opener := pressables(p.front())[i]
		p.byKeys(opener)
		list := pressables(p.front())
		if j >= len(list) {
			break
		}
		p.one(to, list[j])
	}
	p.escape()
	if p.shell.canvas.Overlays().Top() != nil {
		p.Errorf("page %q: Escape does not close what lies over it", to.Page)
	}
}

// one presses a thing, and looks what comes of it.
func (p *presser) one(to screen.Route, o fyne.CanvasObject) {
	p.Helper()
	name, chosen := label(o), isChosen(o)
	p.reach(o)
	before := p.mark()
	switch f := p.shell.canvas.Focused(); o.(type) {
	case *kit.Slider:
		p.key(fyne.KeyHome)
	case kit.Typing:
		f.TypedRune('5')
	default:
		p.byKeys(o)
	}
	if p.mark() == before && !chosen {
		p.Errorf("page %q: nothing comes of pressing %T %q", to.Page, o, name)
	}
}

// restore shows a page as it was before anything was pressed.
func (p *presser) restore(to screen.Route) {
	p.Helper()
	s := p.shell
	s.canvas.Unfocus()
	if s.settings != p.set {
		p.must(s.take(p.set))
	}
	s.show(screen.Route{Page: screen.Lessons}, nil)
	if to.Page == screen.Unlock || to.Page == screen.Begin {
		s.Lock()
	} else if s.open == nil {
		list, err := s.shelf.List()
		p.must(err)
		o, err := s.sealed().Unlock(p.Context(), list[0].ID, passphrase, nil)
		p.must(err)
		s.adopt(o, screen.Route{Page: screen.Home})
	}
	if s.open != nil {
		if gone, err := s.open.journal.Deleted(p.Context()); err != nil || len(gone) == 0 {
			p.must(err)
			p.must(s.open.journal.Delete(p.Context(), p.keep(journal.Entry{Date: journal.Today(noon()), Text: "z"})))
		}
	}
	s.show(to, nil)
	s.canvas.Unfocus()
}

// pressables are what can be pressed now, but for what the mouse alone presses.
func pressables(root fyne.CanvasObject) (list []fyne.CanvasObject) {
	for _, o := range objects(root) {
		_, takes := o.(fyne.Focusable)
		if _, tapped := o.(fyne.Tappable); takes && (tapped || isTyping(o)) && !off(o) && !mouseAlone(o) {
			list = append(list, o)
		}
	}
	return list
}

func isTyping(o fyne.CanvasObject) bool { _, is := o.(kit.Typing); return is }

// isChosen tells what is chosen already once the keys are on it, of which nothing
// need come: the one of its group that Tab comes to, or that the arrows choose.
func isChosen(o fyne.CanvasObject) bool {
	g, ok := o.(grouped)
	return ok && g.Group() != nil && (g.Group().Follows() || !o.(fyne.Disableable).Disabled())
}

// mark tells two states of the window apart: the page, what is on it and where, and
// in which colours, but for the ring of what has the keys.
func (p *presser) mark() string {
	var out strings.Builder
	s := p.shell
	fmt.Fprintf(&out, "%v %p %d %v %q\n", s.route, s.page, len(s.canvas.Overlays().List()), s.open != nil, s.copied)
	for _, at := range placedIn(p.front()) {
		if r, ok := at.object.(*canvas.Rectangle); ok {
			if r.StrokeColor != color.Color(s.look.Colours.Focus) {
				fmt.Fprint(&out, r.FillColor, at.at)
			}
			continue
		}
		fmt.Fprintf(&out, "%T %q %v", at.object, label(at.object), at.at.x2-at.at.x1)
		if w, ok := at.object.(interface{ Text() string }); ok {
			out.WriteString(w.Text())
		}
	}
	return out.String()
}

// partOf is the part of the window that an object stands in.
func (s *Shell) partOf(o fyne.CanvasObject) fyne.CanvasObject {
	for _, p := range placedIn(s.canvas.Content()) {
		if p.object == o {
			return partOf(s, p)
		}
	}
	return nil
}
