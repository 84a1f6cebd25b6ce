package app

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// TestKeysReachEverything walks all pages, dialogs, menus and lists with the keys
// alone, and looks at each that Tab and the arrows come to everything on it, in
// the order in which one reads, in sight, and seen to have the keys.
func TestKeysReachEverything(t *testing.T) {
	for n, v := range []view{
		{tag: "en", size: 17, theme: kit.Paper, window: usual},
		{tag: "ur", size: 20, theme: kit.Paper, window: small},
	} {
		t.Run(v.String(), func(t *testing.T) {
			told, drawn, scenes := map[string]bool{}, map[string]bool{}, 2*n
			r := newTour(t, v, func(r *tour, scene string) {
				if scenes++; *walkAll || scenes%4 == 0 { // the short run takes every fourth, another one in each language
					once(t, told, scene, r.byTab(drawn))
				}
			})
			r.keys = true
			r.all(v.tag)
			t.Logf("%d pressed by keys", r.pressed)
		})
	}
}

// byTab goes once round what lies in front by Tab, and gives what is wrong.
func (r *tour) byTab(drawn map[string]bool) (faults []string) {
	c, front := r.shell.canvas, r.front()
	before := kit.HoldOn(front, c.Focused())
	defer func() { before.GiveBack(front) }()
	if len(focusables(front)) == 0 {
		return nil
	}
	c.Unfocus()
	stops := r.round(c.FocusNext)
	back := r.round(c.FocusPrevious)
	slices.Reverse(back)
	if !slices.Equal(stops, append(back[1:], back[0])) && !slices.Equal(stops, back) {
		faults = append(faults, "Shift+Tab does not go the way back")
	}
	for _, f := range stops {
		faults = append(faults, r.seenWith(f, drawn))
		for _, m := range r.group(f, front) {
			faults = append(faults, r.cantReach(m.(fyne.CanvasObject)), r.seenWith(m, drawn))
		}
	}
	things := placedIn(front)
	faults = append(faults, disorder(r.shell, things, stops)...)
	return append(faults, unreached(things, stops)...)
}

// TestWhatIsWrongWithKeysIsNoticed looks at a page as if Tab went the other way, or
// passed something by, or what has the keys were out of sight.
func TestWhatIsWrongWithKeysIsNoticed(t *testing.T) {
	for _, tag := range i18n.Tags() {
		r := typing(t, tag)
		s := r.shell
		s.show(screen.Route{Page: screen.Lessons}, nil)
		s.canvas.Unfocus()
		stops, things := r.round(s.canvas.FocusNext), placedIn(s.canvas.Content())
		if faults := append(disorder(s, things, stops), unreached(things, stops)...); len(faults) > 0 {
			t.Fatal("a page in order is found at fault: ", faults)
		}
		if len(unreached(things, stops[1:])) == 0 {
			t.Error("it is not noticed that Tab passes something by")
		}
		last := stops[len(stops)-1]
		s.canvas.Focus(stops[0])
		s.frame.page.Objects[0].(*kit.Sheet).ScrollTo(3000)
		if focusFault(r, stops[0]) == "" {
			t.Error("it is not noticed that what has the keys is out of sight")
		}
		if stops[0].FocusLost(); focusFault(r, stops[0]) == "" || focusFault(r, last) == "" {
			t.Error("it is not noticed that nothing shows who has the keys")
		}
		slices.Reverse(stops)
		if len(disorder(s, things, stops)) < len(stops)/2 {
			t.Error("it is not noticed that Tab goes backwards")
		}
	}
}

// round goes on until it comes to where it began.
func (r *tour) round(step func()) (stops []fyne.Focusable) {
	c := r.shell.canvas
	for step(); c.Focused() != nil && !slices.Contains(stops, c.Focused()); step() {
		stops = append(stops, c.Focused())
	}
	return stops
}

// group are the others of a thing's group, where arriving at them changes nothing.
func (r *tour) group(f fyne.Focusable, front fyne.CanvasObject) (others []fyne.Focusable) {
	g, ok := f.(grouped)
	if !ok || g.Group() == nil || g.Group().Follows() {
		return nil
	}
	for _, other := range focusables(front) {
		if other != f && sameGroup(f, other) && !off(other) {
			others = append(others, other)
		}
	}
	return others
}

// off tells what can't be pressed now.
func off(o any) bool {
	p, ok := o.(interface{ Off() bool })
	return ok && p.Off()
}

// seenWith says that it can't be seen that a thing has the keys: on the page and,
// once for each kind of thing and page, in its picture. The short run draws each kind
// once.
func (r *tour) seenWith(f fyne.Focusable, drawn map[string]bool) string {
	c := r.shell.canvas
	kit.HoldOn(r.front(), f).GiveBack(r.front())
	if c.Focused() != f {
		return fmt.Sprintf("%T %q can't have the keys", f, label(f))
	}
	if fault := focusFault(r, f); fault != "" {
		return fault
	}
	kind := fmt.Sprintf("%T %v", f, c.Overlays().Top() != nil)
	if *walkAll {
		kind = fmt.Sprint(r.shell.route.Page, kind)
	}
	if drawn[kind] {
		return ""
	}
	drawn[kind] = true
	with := c.Capture()
	f.FocusLost()
	without := c.Capture()
	f.FocusGained()
	if n := differing(with, without); n < 100 {
		return fmt.Sprintf("%T %q looks the same with the keys but for %d pixels", f, label(f), n)
	}
	return ""
}

// differing counts the pixels that differ.
func differing(a, b image.Image) (n int) {
	one, other := a.(*image.NRGBA), b.(*image.NRGBA)
	for i := 0; i < len(one.Pix); i += 4 {
		if [4]byte(one.Pix[i:i+4]) != [4]byte(other.Pix[i:i+4]) {
			n++
		}
	}
	return n
}

// unreached says what can be pressed or dragged, and has no keys.
func unreached(things []*placed, stops []fyne.Focusable) (faults []string) {
	for _, p := range things {
		_, tapped := p.object.(fyne.Tappable)
		_, dragged := p.object.(fyne.Draggable)
		if !tapped && !dragged || off(p.object) || mouseAlone(p.object) || isDead(p.object) {
			continue
		}
		f, ok := p.object.(fyne.Focusable)
		found := ok && slices.ContainsFunc(stops, func(s fyne.Focusable) bool { return s == f || sameGroup(s, f) })
		if !found {
			faults = append(faults, "no key comes to "+describe(p))
		}
	}
	return faults
}

// isDead tells fields that can't be written in now.
func isDead(o fyne.CanvasObject) bool {
	d, ok := o.(fyne.Disableable)
	_, pressed := o.(grouped)
	return ok && !pressed && d.Disabled()
}

// disorder says where Tab goes against the order in which one reads: down the
// page, and along its lines. Rail, the line above the page, and the page are each
// read for themselves; what stands in a column beside may begin further up.
func disorder(s *Shell, things []*placed, stops []fyne.Focusable) (faults []string) {
	at := map[any]*placed{}
	for _, p := range things {
		at[p.object] = p
	}
	for i := 1; i < len(stops); i++ {
		a, b := at[stops[i-1]], at[stops[i]]
		if a == nil || b == nil || partOf(s, a) != partOf(s, b) {
			continue
		}
		const slack = 2
		above := b.at.y2 <= a.at.y1+slack
		before, beside := b.at.x2 <= a.at.x1+slack, b.at.x1 >= a.at.x2-slack
		if s.look.RTL() {
			before, beside = beside, before
		}
		level := b.at.y1 < a.at.y2-slack && b.at.y2 > a.at.y1+slack
		if above && !beside || level && before {
			faults = append(faults, fmt.Sprintf("Tab goes back from %s to %s", describe(a), describe(b)))
		}
	}
	return faults
}

// partOf is the part of the window that a thing stands in.
func partOf(s *Shell, p *placed) fyne.CanvasObject {
	parts := s.frame.parts()
	for ; p != nil; p = p.of {
		for _, part := range parts {
			if p.object == part {
				return part
			}
		}
	}
	return nil
}
