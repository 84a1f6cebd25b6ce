package app

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"gehwara/i18n"
)

// fynesKeys are the keys of all words that Fyne has, with its own English words.
func fynesKeys(t *testing.T) map[string]string {
	t.Helper()
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	for key, word := range all {
		if forms, ok := word.(map[string]any); ok {
			word = forms["other"]
		}
		words[key] = word.(string)
	}
	if len(words) < 30 {
		t.Fatalf("only %d words", len(words))
	}
	return words
}

// Not one of Fyne's words is other than in the language of the pages, wherever the
// program was started.
func TestFyneSpeaksTheLanguageOfThePages(t *testing.T) {
	words := fynesKeys(t)
	for _, locale := range []string{"C", "POSIX", "en_GB.UTF-8", "ur_PK.UTF-8", "de_DE.UTF-8", "xx_XX", "zz", "sr@latin"} {
		t.Run(locale, func(t *testing.T) {
			for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"} {
				t.Setenv(name, locale)
			}
			test.NewTempApp(t)
			s, err := newShell(software.NewCanvas(), Options{Folder: t.TempDir(), Language: "ur"}, &inOrder{})
			if err != nil {
				t.Fatal(err)
			}
			for key, word := range words {
				if got := lang.X(key, word); got == "" || strings.ContainsFunc(got, isLatin) {
					t.Errorf("%s is %q on a page in Urdu", key, got)
				}
			}
			s.show(s.first(), nil)
			s.chooseLanguage("en")
			for key, word := range words {
				if got := lang.X(key, word); !strings.ContainsFunc(got, isLatin) {
					t.Errorf("%s is %q on a page in English", key, got)
				}
			}
		})
	}
	english, err := i18n.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	if err := teachFyne(english); err != nil {
		t.Error(err)
	}
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }
