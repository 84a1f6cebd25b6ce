package app

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// TestDigitsAreOfOneKind reads all that is shown in Urdu: every digit is of the
// kind that the settings want, but those of telephone numbers, codes, paths and
// versions, which are Latin and isolated.
func TestDigitsAreOfOneKind(t *testing.T) {
	for name, of := range map[string]struct {
		native bool
		wrong  *regexp.Regexp
	}{
		"latin": {false, regexp.MustCompile(`[۰-۹]`)},
		"urdu":  {true, regexp.MustCompile(`[0-9]`)},
	} {
		t.Run(name, func(t *testing.T) {
			told, seen := map[string]bool{}, 0
			v := view{tag: "ur", size: 17, theme: kit.Paper, window: usual, native: of.native}
			newTour(t, v, func(r *tour, scene string) {
				for _, text := range r.shown() {
					seen++
					if !told[text] && !latin(text) && of.wrong.MatchString(isolated.ReplaceAllString(text, "")) {
						told[text] = true
						t.Errorf("%s: %q", scene, text)
					}
				}
			}).all("ur")
			if seen < 1000 {
				t.Errorf("only %d texts were seen", seen)
			}
		})
	}
}

// isolated are telephone numbers, codes and versions.
var isolated = regexp.MustCompile(`\x{2066}[^\x{2066}\x{2069}]*\x{2069}`)

// latin tells a text without an Urdu letter: a path, a group of the recovery
// code, a source as it is cited, a line that somebody wrote in English.
func latin(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) })
}

// shown are the texts in front that the program itself says: not those that a
// person writes, nor the keys of the keyboard on the screen.
func (r *tour) shown() []string {
	var out []string
	for _, p := range placedIn(r.front()) {
		said, ok := p.object.(interface {
			fyne.CanvasObject
			Text() string
			Cut() string
		})
		if !ok || p.inside(func(o fyne.CanvasObject) bool {
			_, writes := o.(interface{ Type(string) })
			_, board := o.(*kit.Keyboard)
			return writes || board
		}) {
			continue
		}
		out = append(out, said.Text())
	}
	return out
}

// inside tells whether a thing stands in one that is meant.
func (p *placed) inside(is func(fyne.CanvasObject) bool) bool {
	for ; p != nil; p = p.of {
		if is(p.object) {
			return true
		}
	}
	return false
}
