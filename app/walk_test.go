package app

import (
	"flag"
	"fmt"
	"image/color"
	"regexp"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/i18n"
)

var walkAll = flag.Bool("walk-all", false, "walk all pages in every language, size, theme and window")

// TestNothingIsCutOrCovered walks all pages and looks at everything on them. The
// ordinary run takes the views that are hardest to fit.
func TestNothingIsCutOrCovered(t *testing.T) {
	for _, v := range views() {
		t.Run(v.String(), func(t *testing.T) {
			told := map[string]bool{}
			r := newTour(t, v, func(r *tour, scene string) { once(t, told, scene, inspect(r)) })
			if v.theme == kit.Contrast { // each lesson has words of its own: one view sees them all
				r.brief = false
			}
			r.all(v.tag)
		})
	}
}

func (v view) String() string {
	name := fmt.Sprintf("%s %g %s %gx%g", v.tag, v.size, v.theme, v.window.Width, v.window.Height)
	if v.scale > 0 {
		name += fmt.Sprintf(" at %g", v.scale)
	}
	return name
}

// The windows of the walk, dp: the least there is, those of screens that people
// have, and one as large as they come.
var (
	least, vga   = leastWindow, fyne.NewSize(640, 480)
	small, usual = fyne.NewSize(1024, 600), fyne.NewSize(1366, 768)
	huge         = fyne.NewSize(3840, 2160)
)

func views() []view {
	if !*walkAll {
		return []view{
			{tag: "en", size: 28, theme: kit.Paper, window: small},
			{tag: "ur", size: 28, theme: kit.Contrast, window: small},
			{tag: "ur", size: 14, theme: kit.Night, window: usual, native: true},
			{tag: "ur", size: 28, theme: kit.Paper, window: vga, scale: 3},
			{tag: "en", size: 14, theme: kit.Paper, window: huge, scale: 1.5},
		}
	}
	var all []view
	for _, tag := range i18n.Tags() {
		for _, size := range []float32{14, 17, 28} {
			for _, theme := range []kit.Theme{kit.Paper, kit.Night, kit.Contrast} {
				for _, window := range []fyne.Size{small, usual} {
					all = append(all, view{tag: tag, size: size, theme: theme, window: window})
				}
			}
		}
		for _, size := range []float32{14, 28} {
			for _, window := range []fyne.Size{least, vga, huge} {
				scale := []float32{1, 1.5, 2, 3}[len(all)%4] // no place hangs on it: TestPagesAtEveryScale
				all = append(all, view{tag: tag, size: size, theme: kit.Paper, window: window, scale: scale})
			}
		}
	}
	return all
}

// rect is a place in the window, dp.
type rect struct{ x1, y1, x2, y2 float32 }

func rectOf(at fyne.Position, size fyne.Size) rect {
	return rect{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

func (r rect) empty() bool { return r.x1 >= r.x2 || r.y1 >= r.y2 }

func (r rect) meet(o rect) rect {
	return rect{max(r.x1, o.x1), max(r.y1, o.y1), min(r.x2, o.x2), min(r.y2, o.y2)}
}

// in tells whether r lies in o, but for slack dp.
func (r rect) in(o rect, slack float32) bool {
	return r.x1 >= o.x1-slack && r.y1 >= o.y1-slack && r.x2 <= o.x2+slack && r.y2 <= o.y2+slack
}

func (r rect) String() string {
	return fmt.Sprintf("(%.0f,%.0f)–(%.0f,%.0f)", r.x1, r.y1, r.x2, r.y2)
}

// placed is something on a page: where it is, what of that can be seen, and what
// it stands in.
type placed struct {
	object fyne.CanvasObject
	at     rect
	view   rect // the nearest scroller's or pane's place, or the window's
	of     *placed
}

// within tells whether one thing stands in another.
func (p *placed) within(o *placed) bool {
	for ; p != nil; p = p.of {
		if p == o {
			return true
		}
	}
	return false
}

// placedIn lists what is visible in a tree, outer things before inner ones.
func placedIn(root fyne.CanvasObject) []*placed {
	var list []*placed
	var visit func(o fyne.CanvasObject, at fyne.Position, view rect, of *placed)
	visit = func(o fyne.CanvasObject, at fyne.Position, view rect, of *placed) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		p := &placed{o, rectOf(at, o.Size()), view, of}
		list = append(list, p)
		if _, scrolls := o.(fyne.Scrollable); scrolls {
			view = view.meet(p.at)
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				visit(child, at, view, p)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				visit(child, at, view, p)
			}
		}
	}
	visit(root, fyne.Position{}, rectOf(root.Position(), root.Size()), nil)
	return list
}

// inspect gives all that is wrong with what lies in front.
func inspect(r *tour) []string {
	things := placedIn(r.front())
	window := rectOf(fyne.Position{}, r.shell.canvas.Size())
	var faults []string
	for _, p := range things {
		faults = append(faults, cutIn(p), strays(p, window), small40(p), squeezed(p, window), stretched(p))
	}
	faults = append(faults, covered(things)...)
	return append(faults, unseenFocus(r)...)
}

var places = regexp.MustCompile(`\([-0-9]+,[-0-9]+\)–\([-0-9]+,[-0-9]+\)`)

// once reports the faults of a scene that no scene before it had.
func once(t *testing.T, told map[string]bool, scene string, faults []string) {
	t.Helper()
	for _, fault := range faults {
		if key := places.ReplaceAllString(fault, ""); fault != "" && !told[key] {
			told[key] = true
			t.Errorf("%s: %s", scene, fault)
		}
	}
}

// describe names a thing for people.
func describe(p *placed) string {
	words := ""
	if a, ok := p.object.(fyne.Accessible); ok {
		if words = a.AccessibilityLabel(); len(words) > 60 {
			words = words[:60] + "…"
		}
	}
	return fmt.Sprintf("%T %q at %v", p.object, words, p.at)
}

// cutIn says which words of a thing can't be read.
func cutIn(p *placed) string {
	if t, ok := p.object.(interface{ Cut() string }); ok {
		if cut := t.Cut(); cut != "" {
			return fmt.Sprintf("%s in %s", cut, describe(p))
		}
	}
	return ""
}

// strays says that a thing reaches out of what it stands in. What lies in a
// scroller may be higher than it, and the text of a field goes on beside it.
func strays(p *placed, window rect) string {
	if p.of == nil || p.at.empty() {
		if p.of == nil && !p.at.in(window, 0.5) {
			return fmt.Sprintf("the page is %v in a window of %v", p.at, window)
		}
		return ""
	}
	_, isBox := p.object.(*fyne.Container)
	_, isWidget := p.object.(fyne.Widget)
	_, isPicture := p.object.(*canvas.Raster)
	_, inText := p.of.object.(interface{ Cut() string })
	_, scrolls := p.of.object.(fyne.Scrollable)
	room := p.of.at
	switch {
	case !isBox && !isWidget && !isPicture, isPicture && (inText || scrolls):
		return ""
	case scrolls:
		room.y1, room.y2 = p.at.y1, p.at.y2
	case overflows(p):
		return ""
	}
	if !p.at.in(room, 1) {
		return fmt.Sprintf("%s reaches out of %s", describe(p), describe(p.of))
	}
	return ""
}

// overflows tells parts that may pass their widget: the pane of a field lets the
// tallest letters pass its border.
func overflows(p *placed) bool {
	_, field := p.of.object.(*kit.Field)
	_, pane := p.object.(fyne.Scrollable)
	return field && pane
}

// small40 says that a thing to press is less than 40 dp wide or high.
func small40(p *placed) string {
	_, tapped := p.object.(fyne.Tappable)
	_, writes := p.object.(interface{ Type(string) })
	_, bar := p.object.(fyne.Draggable)
	if !tapped && !writes || bar && !writes || isShade(p) {
		return ""
	}
	if p.at.x2-p.at.x1 < 39.9 || p.at.y2-p.at.y1 < 39.9 {
		return fmt.Sprintf("%s is small to press", describe(p))
	}
	return ""
}

func isShade(p *placed) bool {
	_, over := p.object.(*kit.Overlay)
	return over
}

// squeezed says that a page that scrolls has no room to read in: 100 dp, or a fifth of
// a window that is lower than 500.
func squeezed(p *placed, window rect) string {
	least := min(100, (window.y2-window.y1)/5)
	sheet, scrolls := p.object.(*kit.Sheet)
	_, editor := p.object.(*kit.Editor)
	width, height := p.at.x2-p.at.x1, p.at.y2-p.at.y1
	if scrolls && height < min(least, sheet.HeightFor(width)) || editor && height < 80 {
		return fmt.Sprintf("%s has no room", describe(p))
	}
	return ""
}

// mostLetters is how many characters a line of text has at most. Books have 70; small
// print as wide as the reading column has up to twice as many.
const mostLetters = 140

// stretched says that text runs on in lines too long to read.
func stretched(p *placed) string {
	if text, ok := p.object.(interface{ Longest() int }); ok && text.Longest() > mostLetters {
		return fmt.Sprintf("%d characters are in one line of %s", text.Longest(), describe(p))
	}
	return ""
}

// covered says which things lie on one another: words, pictures and what is
// pressed.
func covered(things []*placed) []string {
	var leaves []*placed
	for _, p := range things {
		if isLeaf(p) && !p.at.meet(p.view).empty() {
			leaves = append(leaves, p)
		}
	}
	var faults []string
	for i, a := range leaves {
		for _, b := range leaves[:i] {
			both := a.at.meet(a.view).meet(b.at.meet(b.view))
			if both.x2-both.x1 < 1 || both.y2-both.y1 < 1 || a.within(b) || b.within(a) {
				continue
			}
			faults = append(faults, fmt.Sprintf("%s lies on %s", describe(a), describe(b)))
		}
	}
	return faults
}

func isLeaf(p *placed) bool {
	if isShade(p) {
		return false
	}
	_, words := p.object.(interface{ Cut() string })
	_, tapped := p.object.(fyne.Tappable)
	_, writes := p.object.(interface{ Type(string) })
	_, inText := p.parent().(interface{ Cut() string })
	_, picture := p.object.(*canvas.Raster)
	_, text := p.parent().(fyne.Scrollable) // a line that is written
	return words || tapped || writes || picture && !inText && !text
}

func (p *placed) parent() fyne.CanvasObject {
	if p.of == nil {
		return nil
	}
	return p.of.object
}

// unseenFocus gives the keys to each thing that takes them, and says where that
// can't be seen.
func unseenFocus(r *tour) (faults []string) {
	before := r.shell.canvas.Focused()
	for _, f := range focusables(r.front()) {
		if off, ok := f.(fyne.Disableable); ok && off.Disabled() {
			continue
		}
		to := kit.HoldOn(r.front(), f)
		r.shell.canvas.Unfocus() // what has them already would not come into view
		to.GiveBack(r.front())
		faults = append(faults, focusFault(r, f))
	}
	if before != nil {
		r.shell.canvas.Focus(before)
	}
	return faults
}

// focusFault says that it can't be seen that a thing has the keys.
func focusFault(r *tour, f fyne.Focusable) string {
	things := placedIn(r.front())
	for _, p := range things {
		if any(p.object) != any(f) {
			continue
		}
		for _, ring := range things {
			line, ok := ring.object.(*canvas.Rectangle)
			if !ok || !ring.within(p) || line.StrokeColor != color.Color(r.shell.look.Colours.Focus) || line.StrokeWidth < 1.5 {
				continue
			}
			seen := ring.view
			if ring.at.y2-ring.at.y1 > seen.y2-seen.y1 { // higher than what it is seen through
				seen.y1, seen.y2 = ring.at.y1, ring.at.y2
			}
			if !ring.at.in(seen, 0.5) {
				return fmt.Sprintf("the ring %v round %s is cut off at %v", ring.at, describe(p), ring.view)
			}
			return ""
		}
		return fmt.Sprintf("%s shows no ring", describe(p))
	}
	return "what has the keys is not on the page"
}
