package assets_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"gehwara/assets"

	"github.com/go-text/typesetting/font"
)

const (
	latin = "aZ09(),.?!-—“”é"
	urdu  = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤۓآۂ۰۱۲۳۴۵۶۷۸۹۔،؟؛َُِّٰ"
)

// Every bundled font parses and has the letters it is there for.
func TestFonts(t *testing.T) {
	letters := map[string]string{
		"NotoNastaliqUrdu-Regular.ttf":         urdu + "aZ09()",
		"NotoNastaliqUrdu-Bold.ttf":            urdu + "aZ09()",
		"NotoNaskhArabic-Regular.ttf":          urdu,
		"NotoNaskhArabic-Bold.ttf":             urdu,
		"AtkinsonHyperlegibleNext-Regular.ttf": latin,
		"AtkinsonHyperlegibleNext-Bold.ttf":    latin,
		"NotoEmoji-Regular.ttf":                "😀🙂😢👶🤱❤🌙",
	}
	found, err := filepath.Glob("fonts/*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != len(letters) {
		t.Errorf("%d fonts lie here, %d are expected", len(found), len(letters))
	}
	for name, want := range letters {
		data, err := assets.Font(name)
		if err != nil {
			t.Error(err)
			continue
		}
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, r := range want {
			if _, ok := face.NominalGlyph(r); !ok {
				t.Errorf("%s has no glyph for %q", name, r)
			}
		}
	}
}

// Each font's licence travels inside the program.
func TestFontLicences(t *testing.T) {
	fonts, err := fs.Glob(assets.FS, "fonts/*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range fonts {
		family, _, _ := strings.Cut(path.Base(file), "-")
		text, err := assets.Font("OFL-" + family + ".txt")
		if err != nil {
			t.Error(err)
		} else if !bytes.Contains(text, []byte("SIL OPEN FONT LICENSE Version 1.1")) {
			t.Errorf("the licence of %s is not the OFL", family)
		}
	}
}

// Every picture, those of the lessons too, is a whole XML document.
func TestPictures(t *testing.T) {
	drawn := 0
	err := fs.WalkDir(assets.FS, ".", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(file) != ".svg" {
			return err
		}
		drawn++
		data, err := assets.FS.ReadFile(file)
		if err != nil {
			return err
		}
		decoder := xml.NewDecoder(bytes.NewReader(data))
		for err == nil {
			_, err = decoder.Token()
		}
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", file, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if drawn == 0 {
		t.Error("no picture is bundled")
	}
}

func TestMissingFile(t *testing.T) {
	if _, err := assets.Font("none.ttf"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Font of an unknown name: %v, want fs.ErrNotExist", err)
	}
	if _, err := assets.Picture("../curriculum.toml"); err == nil {
		t.Error("Picture leaves its folder")
	}
}
