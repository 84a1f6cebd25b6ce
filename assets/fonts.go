package assets

import (
	_ "embed"
	"fmt"
	"io/fs"
)

// The fonts are embedded one by one, as bytes that need no copy: together they
// are 4 MB, and most starts use few of them.
var (
	//go:embed fonts/AtkinsonHyperlegibleNext-Regular.ttf
	latinRegular []byte
	//go:embed fonts/AtkinsonHyperlegibleNext-Bold.ttf
	latinBold []byte
	//go:embed fonts/NotoNastaliqUrdu-Regular.ttf
	nastaliqRegular []byte
	//go:embed fonts/NotoNastaliqUrdu-Bold.ttf
	nastaliqBold []byte
	//go:embed fonts/NotoNaskhArabic-Regular.ttf
	naskhRegular []byte
	//go:embed fonts/NotoNaskhArabic-Bold.ttf
	naskhBold []byte
	//go:embed fonts/NotoEmoji-Regular.ttf
	emojiRegular []byte
)

var fonts = map[string][]byte{
	"AtkinsonHyperlegibleNext-Regular.ttf": latinRegular,
	"AtkinsonHyperlegibleNext-Bold.ttf":    latinBold,
	"NotoNastaliqUrdu-Regular.ttf":         nastaliqRegular,
	"NotoNastaliqUrdu-Bold.ttf":            nastaliqBold,
	"NotoNaskhArabic-Regular.ttf":          naskhRegular,
	"NotoNaskhArabic-Bold.ttf":             naskhBold,
	"NotoEmoji-Regular.ttf":                emojiRegular,
}

// Font returns the font file of that name, as in "NotoEmoji-Regular.ttf". The
// bytes are shared by all who ask: read them only.
func Font(name string) ([]byte, error) {
	data, ok := fonts[name]
	if !ok {
		return nil, fmt.Errorf("assets: font %s: %w", name, fs.ErrNotExist)
	}
	return data, nil
}
