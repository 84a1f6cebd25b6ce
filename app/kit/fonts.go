package kit

import (
	"fmt"

	"gehwara/app/typeset"
)

// The scripts Urdu can be set in; the names are those kept in settings.json.
const (
	Nastaliq = "nastaliq"
	Naskh    = "naskh"
)

// family is a bundled typeface, and its size beside the Latin em: Nastaliq is
// set at 1.25 times it, Naskh a little above it.
type family struct {
	file  string
	scale float32
	bold  bool // there is a bold weight
}

var families = map[string]family{
	"latin":  {"AtkinsonHyperlegibleNext", 1, true},
	Nastaliq: {"NotoNastaliqUrdu", 1.25, true},
	Naskh:    {"NotoNaskhArabic", 1.15, true},
	"emoji":  {"NotoEmoji", 1, false},
}

// LoadFonts makes the set of fonts for a choice of Urdu script; the other one
// stands in for what it lacks. read gives a font by the name of its file; one that
// can't be read or used is left to the others (Fonts.Problems names it).
func LoadFonts(read func(file string) ([]byte, error), script string) (*typeset.Fonts, error) {
	other := Naskh
	if script == Naskh {
		other = Nastaliq
	} else {
		script = Nastaliq
	}
	fonts, err := typeset.NewFonts(typeset.Sources{
		Latin: families["latin"].source(read), Arabic: families[script].source(read),
		Fallback: families[other].source(read), Emoji: families["emoji"].source(read),
	})
	if err != nil {
		return nil, fmt.Errorf("kit: load fonts: %w", err)
	}
	return fonts, nil
}

func (f family) source(read func(string) ([]byte, error)) typeset.Source {
	file := func(weight string) []byte {
		data, err := read(f.file + weight)
		if err != nil {
			return nil
		}
		return data
	}
	s := typeset.Source{Scale: f.scale, Regular: file("-Regular.ttf")}
	if f.bold {
		s.Bold = file("-Bold.ttf")
	}
	return s
}
