package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/i18n"
)

// TestScreenReadersComeToEverything walks all pages as Fyne's bridge to screen
// readers does, and finds there what can be read or pressed.
func TestScreenReadersComeToEverything(t *testing.T) {
	for _, tag := range i18n.Tags() {
		t.Run(tag, func(t *testing.T) {
			told := map[string]bool{}
			v := view{tag: tag, size: 17, theme: kit.Paper, window: usual}
			newTour(t, v, func(r *tour, scene string) { once(t, told, scene, unspoken(r)) }).all(tag)
		})
	}
}

// unspoken names what a screen reader does not come to, and what it is told at
// another place than it has.
func unspoken(r *tour) []string {
	spoken := map[string][]rect{}
	bridge(r.shell.canvas.Content(), fyne.Position{}, spoken)
	for _, o := range r.shell.canvas.Overlays().List() {
		bridge(o, fyne.Position{}, spoken)
	}
	var faults []string
	for _, p := range placedIn(r.front()) {
		a, ok := p.object.(fyne.Accessible)
		if !ok || a.AccessibilityRole() == fyne.AccessibleRoleContainer || partOfSaid(p, a) {
			continue
		}
		heard := false
		for _, at := range spoken[a.AccessibilityLabel()] {
			heard = heard || at.in(p.at, 1)
		}
		if !heard {
			faults = append(faults, describe(p)+" is not heard")
		}
	}
	return faults
}

// partOfSaid tells whether a text stands in something that is read out as a whole.
func partOfSaid(p *placed, a fyne.Accessible) bool {
	if a.AccessibilityRole() != fyne.AccessibleRoleText {
		return false
	}
	for p = p.of; p != nil; p = p.of {
		if of, ok := p.object.(fyne.Accessible); ok && of.AccessibilityRole() != fyne.AccessibleRoleContainer {
			return true
		}
	}
	return false
}

// bridge does what Fyne 2.8's collectAccessibleElements does: it goes into
// containers, and into nothing else.
func bridge(o fyne.CanvasObject, at fyne.Position, spoken map[string][]rect) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if a, ok := o.(fyne.Accessible); ok && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
		label := a.AccessibilityLabel()
		spoken[label] = append(spoken[label], rectOf(at, o.Size()))
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, part := range c.Objects {
			bridge(part, at, spoken)
		}
	}
}
