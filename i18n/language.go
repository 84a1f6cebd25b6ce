// Package i18n holds every word a person sees, in each language, by key.
//
// A Language is immutable and safe for concurrent use: switching language means
// taking another one and drawing the page again. A new language needs only its
// catalogue, <tag>.toml, beside the others.
//
// A message that a catalogue lacks, or that is spoilt there, is said in the words
// of another language: a person reads a sentence instead of a hole. Those who
// build the program find it in Problems, which a test holds empty.
package i18n

import (
	catalogue "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Language says everything in one language: messages, numbers and dates.
type Language struct {
	tag    language.Tag
	words  *words
	all    *Catalogues
	digits [10]string // how 0 to 9 are written
	latin  *Language  // the same language with Latin digits
	native *Language  // the same language with its own digits
}

// words are what one catalogue says.
type words struct {
	said     *catalogue.Localizer
	messages map[string]*catalogue.Message
	faults   []error // what could not be read
}

func (c *Catalogues) newLanguage(tag string) (*Language, error) {
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil, err
	}
	w, err := c.readWords(parsed, tag+extension)
	if err != nil {
		return nil, err
	}
	latin := &Language{tag: parsed, all: c, words: w, digits: digitsOf(parsed, "latn")}
	native := &Language{tag: parsed, all: c, words: w, digits: digitsOf(parsed, latin.fact("language.digits"))}
	latin.latin, latin.native = latin, native
	native.latin, native.native = latin, native
	return latin, nil
}

// fact is something that a catalogue says of its language, "" where it doesn't:
// what another says of another language is no answer.
func (l *Language) fact(key string) string {
	text, err := l.say(key, nil, nil)
	if err != nil {
		return ""
	}
	return text
}

// digitsOf returns 0 to 9 in a numbering system of Unicode's CLDR, such as
// "arabext"; the language's usual ones where there is none of that name.
func digitsOf(tag language.Tag, system string) (digits [10]string) {
	if numbered, err := tag.SetTypeForKey("nu", system); err == nil {
		tag = numbered
	}
	printer := message.NewPrinter(tag)
	for i := range digits {
		digits[i] = printer.Sprint(number.Decimal(i))
	}
	return digits
}

// Tag returns the language's tag, "en" or "ur".
func (l *Language) Tag() string { return l.tag.String() }

// Name returns the language's own name for itself, "English" or "اردو"; its tag
// where the catalogue doesn't say.
func (l *Language) Name() string {
	if name := l.fact("language.name"); name != "" {
		return name
	}
	return l.Tag()
}

// rightToLeft are the scripts in use that run right to left (ISO 15924).
var rightToLeft = map[string]bool{
	"Adlm": true, "Arab": true, "Hebr": true, "Mand": true, "Nkoo": true, "Rohg": true, "Syrc": true, "Thaa": true,
}

// RTL reports whether the language is written from right to left, as its script
// is (CLDR's likely one, where the tag names none).
func (l *Language) RTL() bool {
	script, _ := l.tag.Script()
	return rightToLeft[script.String()]
}

// WithDigits returns the same language writing its own digits (۰–۹ in Urdu), or Latin ones.
func (l *Language) WithDigits(native bool) *Language {
	if native {
		return l.native
	}
	return l.latin
}
