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
// stands in for what it lacks. read gives a font by the name of its file.
func LoadFonts(read func(file string) ([]byte, error), script string) (*typeset.Fonts, error) {
	other := Naskh
	if script == Naskh {
		script, other = Naskh, Nastaliq
	} else {
		script = Nastaliq
	}
	var set typeset.Sources
	for name, into := range map[string]*typeset.Source{
		"latin": &set.Latin, script: &set.Arabic, other: &set.Fallback, "emoji": &set.Emoji,
	} {
		source, err := families[name].source(read)
		if err != nil {
			return nil, fmt.Errorf("kit: font: %w", err)
		}
		*into = source
	}
	fonts, err := typeset.NewFonts(set)
	if err != nil {
		return nil, fmt.Errorf("kit: load fonts: %w", err)
	}
	return fonts, nil
}

func (f family) source(read func(string) ([]byte, error)) (s typeset.Source, err error) {
	s.Scale = f.scale
	if s.Regular, err = read(f.file + "-Regular.ttf"); err != nil || !f.bold {
		return s, err
	}
	s.Bold, err = read(f.file + "-Bold.ttf")
	return s, err
}
