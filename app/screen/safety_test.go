package screen

import (
	"strings"
	"testing"
)

// TestSafetyIsTenSentences: as many as a tired person reads, and the same on both
// sides.
func TestSafetyIsTenSentences(t *testing.T) {
	inEach(t, func(s *stage) {
		s.show(NewSafety(s.env, nil))
		n := 0
		for _, key := range []string{"sealed", "outside", "no_network", "changed", "force", "watched", "disk", "memory", "cover", "words"} {
			text := s.env.T("safety."+key, "Cover", s.env.T("nav.cover"))
			if !s.shows(text) {
				s.Errorf("the page does not say %q", text)
			}
			n += strings.Count(text, ".") + strings.Count(text, "۔")
		}
		if n != 10 {
			s.Errorf("%d sentences", n)
		}
	})
}
