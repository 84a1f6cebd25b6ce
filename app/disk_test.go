package app

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"gehwara/app/screen"
)

// The card that is printed is drawn whole and in ink, and no file is written over.
func TestEmptyCardIsPutWhereItIsAskedFor(t *testing.T) {
	for _, tag := range []string{"en", "ur"} {
		t.Run(tag, func(t *testing.T) {
			plainHome(t)
			s, _ := unlocked(t, tag)
			for range 2 {
				s.Go(screen.Route{Page: screen.Blank})
				press(t, s, s.lang.T("choose.documents"))
				press(t, s, s.lang.T("blank.here"))
			}
			folder := filepath.Join(os.Getenv("HOME"), "Documents")
			first, err := os.ReadFile(filepath.Join(folder, "card.png"))
			if err != nil {
				t.Fatal(err)
			}
			second, err := os.ReadFile(filepath.Join(folder, "card-2.png"))
			if err != nil || !bytes.Equal(first, second) {
				t.Errorf("the second card differs from the first: %v", err)
			}
			img, err := png.Decode(bytes.NewReader(first))
			if err != nil {
				t.Fatal(err)
			}
			dark := 0
			for y := range img.Bounds().Dy() {
				for x := range img.Bounds().Dx() {
					if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
						dark++
					}
				}
			}
			if size := img.Bounds().Size(); size.X < 1500 || dark < size.X*size.Y/100 {
				t.Errorf("%v with %d dark dots", size, dark)
			}
			if *out != "" {
				_ = os.WriteFile(filepath.Join(*out, "card-"+tag+".png"), first, 0o600)
			}
		})
	}
}

// A stick that is pulled out while somebody looks into it is told of, and there is a
// way on.
func TestAFolderThatGoesIsTold(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "ur")
	s.Go(screen.Route{Page: screen.Blank})
	press(t, s, s.lang.T("choose.documents"))
	if err := os.RemoveAll(filepath.Join(os.Getenv("HOME"), "Documents")); err != nil {
		t.Fatal(err)
	}
	press(t, s, s.lang.Quote("خط"))
	if !says(s, s.lang.T("choose.unreadable")) {
		t.Error("nothing is said")
	}
	press(t, s, s.lang.T("choose.places"))
	press(t, s, s.lang.T("choose.desktop"))
	if !says(s, s.lang.T("choose.no_folders")) {
		t.Error("another place can't be looked into")
	}
}
