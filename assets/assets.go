// Package assets holds what ships inside the program: lessons, the words of the
// help pages, pictures and fonts. It opens files and knows no rules about them.
package assets

import (
	"embed"
	"fmt"
)

// FS holds curriculum.toml, sources.toml, glossary.toml, evidence.toml, lessons/<id>/,
// cards/<id>/, help/, pictures/ and the licences that must travel with the fonts,
// in fonts/.
//
//go:embed curriculum.toml sources.toml glossary.toml evidence.toml
//go:embed lessons cards help/*.toml
//go:embed pictures/*.svg pictures/app.png
//go:embed fonts/OFL-*.txt
var FS embed.FS

// Picture returns the picture file of that name, as in "cradle.svg".
func Picture(name string) ([]byte, error) { return read("pictures/" + name) }

func read(path string) ([]byte, error) {
	data, err := FS.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("assets: %w", err)
	}
	return data, nil
}
