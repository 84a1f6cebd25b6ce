package app

import (
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/i18n"
)

// TestEverythingHasAName walks all pages as somebody does who can't see them:
// what can be pressed or has the keys says what it is, in the language of the
// page and unlike what else is there, and so does each picture.
func TestEverythingHasAName(t *testing.T) {
	for _, tag := range i18n.Tags() {
		v := view{tag: tag, size: 17, theme: kit.Paper, window: usual}
		t.Run(v.String(), func(t *testing.T) {
			told := map[string]bool{}
			newTour(t, v, func(r *tour, scene string) { once(t, told, scene, unnamed(r)) }).all(tag)
		})
	}
}

// unnamed says what on a page has no name, or none to know it by.
func unnamed(r *tour) (faults []string) {
	bilingual := r.shell.settings.Language == "" || r.shell.settings.Bilingual // the first page speaks all languages, and some lessons do
	names := map[string]*placed{}
	for _, p := range placedIn(r.front()) {
		_, takes := p.object.(fyne.Focusable)
		_, tapped := p.object.(fyne.Tappable)
		_, shown := p.object.(*kit.Drawing)
		if !takes && !tapped && !shown || isSilent(p.object) {
			continue
		}
		named, ok := p.object.(fyne.Accessible)
		if !ok {
			faults = append(faults, describe(p)+" is not for those who can't see it")
			continue
		}
		name := named.AccessibilityLabel()
		switch {
		case strings.TrimSpace(name) == "":
			faults = append(faults, describe(p)+" has no name")
		case named.AccessibilityRole() == "":
			faults = append(faults, describe(p)+" does not say what it is")
		case !bilingual && !isCap(p.object) && !speaks(r.shell.lang.Tag(), name):
			faults = append(faults, describe(p)+" speaks another language")
		}
		other := names[name]
		if names[name] = p; other != nil && pressable(p.object) && !alike(r.shell, other, p) {
			faults = append(faults, "two things are called the same: "+describe(p))
		}
	}
	return faults
}

// isSilent are things without a name of their own: the shade beside a dialog, scroll
// bars, the ground of the keyboard on the screen; and text, which says what it says.
func isSilent(o fyne.CanvasObject) bool {
	_, shade := o.(*kit.Overlay)
	_, board := o.(*kit.Keyboard)
	_, named := o.(fyne.Accessible)
	_, bar := o.(fyne.Draggable)
	_, text := o.(*kit.Prose)
	return shade || board || text || bar && !named
}

func pressable(o fyne.CanvasObject) bool {
	_, is := o.(grouped)
	return is
}

// alike tells things of one name that lead to the same: a lesson stands in the
// list once more where it is the one for now, and a page may say what the rail or
// the line above it says.
func alike(s *Shell, a, b *placed) bool {
	_, tile := a.object.(*kit.Tile)
	_, other := b.object.(*kit.Tile)
	return tile && other || partOf(s, a) != partOf(s, b)
}

// own are words that are not the program's, and names of languages.
var own = []string{"English", "اردو", "Green notebook", "نیلی کاپی", "ننھی چڑیا", "آج Dr. Saima", "خط", "Clinic 2026"}

// speaks tells whether words are in a language: an Urdu page has names with Urdu
// letters, an English one none of them; numbers and signs are everybody's.
func speaks(tag, words string) bool {
	for _, o := range own {
		if strings.Contains(words, o) {
			return true
		}
	}
	urdu := strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) })
	latin := strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
	if tag == "ur" {
		return urdu || !latin
	}
	return !urdu
}
