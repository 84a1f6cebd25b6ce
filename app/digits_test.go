package app

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/app/typeset"
)

// TestDigitsAreOfOneKind reads all that pages, dialogs and lists show or tell to a
// screen reader in Urdu, down to the days of a calendar, the stops of a slider, what
// stands in a field, and the numbers of a list. Every digit is of the kind that the
// settings want, but for what keepsDigits lists.
func TestDigitsAreOfOneKind(t *testing.T) {
	for name, of := range map[string]struct {
		native bool
		wrong  *regexp.Regexp
	}{
		"latin": {false, regexp.MustCompile(`[۰-۹]`)},
		"urdu":  {true, regexp.MustCompile(`[0-9]`)},
	} {
		t.Run(name, func(t *testing.T) {
			read, met := map[string]bool{}, map[string]bool{}
			v := view{tag: "ur", size: 17, theme: kit.Paper, window: usual, native: of.native}
			newTour(t, v, func(r *tour, scene string) {
				for _, w := range r.wording() {
					if read[w.text] {
						continue
					}
					plain := isolated.ReplaceAllString(w.text, "")
					if !of.wrong.MatchString(plain) {
						read[w.text] = true
						continue
					}
					if i := slices.IndexFunc(keepsDigits, func(k keeping) bool { return k.is(r, w) }); i >= 0 {
						met[keepsDigits[i].what] = true
						continue
					}
					read[w.text] = true
					t.Errorf("%s: %q", scene, w.text)
				}
			}).all("ur")
			if len(read) < 1000 {
				t.Errorf("only %d texts were read", len(read))
			}
			for _, k := range keepsDigits {
				if of.native && !met[k.what] {
					t.Errorf("nothing on the tour is of %s", k.what)
				}
			}
		})
	}
}

// keeping is something that keeps its digits in every setting.
type keeping struct {
	what string
	is   func(*tour, wording) bool
}

// keepsDigits lists what keeps its digits, besides what stands in an isolate, which
// TestWhatIsDialled holds to Latin digits: telephone numbers, the keys of the list of
// keys, the version, ids.
var keepsDigits = []keeping{
	// It is compared with a sheet of paper on which it was written as it stands, and
	// typed into any program that opens a backup.
	{"a group of the recovery code", func(r *tour, w wording) bool {
		return r.shell.route.Page == screen.Card && regexp.MustCompile(`^[0-9]{5}$`).MatchString(w.text)
	}},
	// They are looked for in libraries as they are cited, in Latin letters.
	{"sources", func(_ *tour, w wording) bool {
		rest := quoted.ReplaceAllString(isolated.ReplaceAllString(w.text, ""), "")
		return !regexp.MustCompile(`[0-9]`).MatchString(rest) || !urdu.MatchString(w.text) && latin.MatchString(w.text)
	}},
	// Beside its Urdu, the English of a lesson has digits of its own.
	{"the English of a lesson in both languages", func(r *tour, w wording) bool {
		return r.shell.route.Page == screen.Reader && r.shell.settings.Bilingual && !urdu.MatchString(w.text)
	}},
	// The system's own name for a folder.
	{"paths", func(r *tour, w wording) bool {
		return strings.Contains(w.text, r.shell.dir) || strings.Contains(w.text, filepath.Base(os.Getenv("HOME")))
	}},
	// Nobody's words are changed.
	{"what somebody wrote", func(r *tour, w wording) bool {
		return slices.ContainsFunc(slices.Concat(r.typed, written), func(words string) bool {
			return strings.Contains(w.text, words) || strings.ReplaceAll(w.text, " ", "") == words
		})
	}},
	// Its Latin layout gives what is on the keys of every keyboard, and Shift on an
	// Urdu one the digits of the other kind (kit.TestKeyboardDigits).
	{"the keys of the keyboard", func(_ *tour, w wording) bool {
		return w.at.inside(func(o fyne.CanvasObject) bool { _, is := o.(*kit.Keyboard); return is })
	}},
}

// written are the words with digits of the entries on the tour, and of its folders.
var written = []string{"Clinic 2026", "We laughed on the phone till 10 o'clock.", "آج Dr. Saima نے کہا: سب ٹھیک (12 مارچ)"}

// isolated are telephone numbers, codes and versions.
var isolated = regexp.MustCompile(`\x{2066}[^\x{2066}\x{2069}]*\x{2069}`)

// quoted are words in Latin letters that stand in an isolate of their own direction.
var quoted = regexp.MustCompile(`\x{2068}[^\x{2068}\x{2069}]*[A-Za-z][^\x{2068}\x{2069}]*\x{2069}`)

var urdu, latin = regexp.MustCompile(`[\x{0620}-\x{06D3}]`), regexp.MustCompile(`[A-Za-z]`)

// wording is something that a page says, and the thing that says it.
type wording struct {
	at   *placed
	text string
}

// wording is all that is said in front: what is seen, what stands in fields, and
// what is told to those who can't see.
func (r *tour) wording() (out []wording) {
	for _, p := range placedIn(r.front()) {
		if said, ok := p.object.(interface{ Text() string }); ok {
			out = append(out, wording{p, said.Text()})
		}
		if a, ok := p.object.(fyne.Accessible); ok {
			out = append(out, wording{p, a.AccessibilityLabel()})
		}
	}
	return out
}

// inside tells whether a thing stands in one that is meant.
func (p *placed) inside(is func(fyne.CanvasObject) bool) bool {
	for ; p != nil; p = p.of {
		if is(p.object) {
			return true
		}
	}
	return false
}

// TestWhatIsDialled reads all pages in Urdu with Urdu digits: each telephone number
// stands in an isolate, in Latin digits, and is drawn from left to right wherever it
// stands in its sentence; so is all else that is isolated.
func TestWhatIsDialled(t *testing.T) {
	v := view{tag: "ur", size: 17, theme: kit.Paper, window: usual, native: true}
	read, numbers, isolates := map[string]bool{}, []string(nil), 0
	newTour(t, v, func(r *tour, scene string) {
		if numbers == nil {
			numbers = r.dialled()
		}
		for _, w := range r.wording() {
			if read[w.text] || slices.Contains(r.typed, w.text) {
				continue
			}
			read[w.text] = true
			plain := kit.LatinDigits(isolated.ReplaceAllString(w.text, "|"))
			if urdu.MatchString(plain) && slices.ContainsFunc(numbers, func(n string) bool { return has(plain, n) }) {
				t.Errorf("%s: a telephone number that may be turned round in %q", scene, w.text)
			}
			for _, at := range isolated.FindAllStringIndex(w.text, -1) {
				isolates++
				if strings.Contains(w.text, r.word("settings.digits_native")) {
					continue // a sample of what is to choose
				}
				if fault := turned(r.shell.fonts, w.text, at[0], at[1]); fault != "" {
					t.Errorf("%s: %s in %q", scene, fault, w.text)
				}
			}
		}
	}).all("ur")
	if isolates < 20 {
		t.Errorf("only %d isolates were read", isolates)
	}
}

// dialled are the telephone numbers of the help pages, as digits alone; those of two
// digits may be any number, and can't be turned round.
func (r *tour) dialled() (list []string) {
	for _, n := range r.shell.from.help(r.shell.lang).Numbers {
		if len(n.Digits) > 2 {
			list = append(list, kit.LatinDigits(n.Digits))
		}
	}
	return list
}

// has tells whether a number stands in a text by itself.
func has(text, number string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], number)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(number)
		digit := func(at int) bool { return at >= 0 && at < len(text) && unicode.IsDigit(rune(text[at])) }
		if !digit(i-1) && !digit(end) {
			return true
		}
		from = end
	}
}

// turned says what is wrong with the isolate of a text from byte to byte: a digit
// that is not Latin, or that is not drawn on the right of the one before it.
func turned(fonts *typeset.Fonts, text string, from, to int) string {
	line := fonts.NewText(text, typeset.Style{Size: 17, Lang: "ur", Direction: typeset.RTL})
	last := float32(-1)
	for i, c := range text[from:to] {
		if c >= '۰' && c <= '۹' {
			return "digits that are not Latin"
		}
		if c < '0' || c > '9' {
			continue
		}
		x, _, _, _ := line.CaretAt(typeset.Caret{Offset: from + i})
		if x <= last {
			return "digits that are not drawn from left to right"
		}
		last = x
	}
	return ""
}
