package typeset_test

import (
	"fmt"
	"os"

	"gehwara/app/typeset"
)

// The paragraph of the package comment: Right goes through it as it is seen.
func Example() {
	latin, _ := os.ReadFile("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf")
	nastaliq, _ := os.ReadFile("../../assets/fonts/NotoNastaliqUrdu-Regular.ttf")
	fonts, err := typeset.NewFonts(typeset.Sources{
		Latin:  typeset.Source{Regular: latin},
		Arabic: typeset.Source{Regular: nastaliq, Scale: 1.25},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	text := fonts.NewText("12 دو (ab)", typeset.Style{Size: 17, Lang: "ur", Leading: 1.55})
	text.Wrap(640)

	caret := text.Hit(0, 0) // the left end of the line is the end of the text
	for {
		fmt.Print(caret.Offset, " ")
		next := text.Move(caret, typeset.Right, nil, 0)
		if next == caret {
			break
		}
		caret = next
	}
	// Output: 12 11 10 9 8 7 5 3 2 1 0
}
