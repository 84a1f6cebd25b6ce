package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/lesson"
	"gehwara/app/screen"
)

// library goes through what stands beside the lessons.
func (r *tour) library() {
	s := r.shell
	r.page("library", screen.Route{Page: screen.Library})
	for i, card := range s.library().Cards {
		if !r.brief || i == 0 || card.ID == "feeding-cues" {
			r.page("card "+card.ID, screen.Route{Page: screen.Leaflet, ID: card.ID})
		}
	}
	r.page("words", screen.Route{Page: screen.Words, ID: "safe-base"})
	r.enter("zz", "words.search")
	r.visit("words, none")
	r.page("evidence", screen.Route{Page: screen.Evidence, ID: "Su24"})
	r.enter("Maselko", "research.search")
	r.pressNamed(s.library().Evidence[found(s.library(), "Ms15")].Found[s.lang.Tag()])
	r.visit("evidence, one unfolded")
	r.page("growth", screen.Route{Page: screen.Growth})
	s.show(screen.Route{Page: screen.Reader, ID: "who-is-holding-the-baby"}, nil)
	word(r.T, s, s.library().Term("support-circle").Name[s.lang.Tag()])
	r.visit("a word explained")
	r.escape()
}

// found is the place of a source in the library.
func found(l *lesson.Library, key string) int {
	return slices.IndexFunc(l.Evidence, func(e lesson.Evidence) bool { return e.Key == key })
}

// word presses the first link whose words begin as a word does.
func word(t *testing.T, s *Shell, name string) {
	t.Helper()
	for _, f := range focusables(s.canvas.Content()) {
		a, ok := f.(fyne.Accessible)
		if ok && a.AccessibilityRole() == fyne.AccessibleRoleLink && strings.HasPrefix(name, a.AccessibilityLabel()) {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
	}
	t.Fatalf("no link says %q", name)
}
