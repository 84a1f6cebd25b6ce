// Package i18n holds every word a person sees, in each language, by key.
//
// A Language is immutable and safe for concurrent use: switching language means
// taking another one and drawing the page again. A new language needs only its
// catalogue, <tag>.toml, beside the others.
package i18n

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"
	catalogue "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
	"golang.org/x/text/unicode/bidi"
)

//go:embed *.toml
var files embed.FS

const extension = ".toml"

// Language says everything in one language: messages, numbers and dates.
type Language struct {
	tag    language.Tag
	words  *catalogue.Localizer
	digits [10]string // how 0 to 9 are written
	latin  *Language  // the same language with Latin digits
	native *Language  // the same language with its own digits
}

// Tags returns the tags of the languages there are, in alphabetical order.
func Tags() []string {
	names, err := fs.Glob(files, "*"+extension)
	if err != nil {
		panic(err) // only a malformed pattern, and it is written above
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, extension)
	}
	return names
}

// Load reads the catalogue of one language, "en" or "ur". It writes Latin
// digits; WithDigits gives the one that writes the language's own.
func Load(tag string) (*Language, error) {
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil, fmt.Errorf("i18n: load %q: %w", tag, err)
	}
	data, err := files.ReadFile(tag + extension)
	if err != nil {
		return nil, fmt.Errorf("i18n: load %q: %w", tag, err)
	}
	// One bundle a language: a missing message must show, not turn up in another.
	bundle := catalogue.NewBundle(parsed)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	if _, err := bundle.ParseMessageFileBytes(data, tag+extension); err != nil {
		return nil, fmt.Errorf("i18n: load %q: %w", tag, err)
	}
	words := catalogue.NewLocalizer(bundle, tag)
	latin := &Language{tag: parsed, words: words, digits: digitsOf(parsed, "latn")}
	native := &Language{tag: parsed, words: words, digits: digitsOf(parsed, latin.T("language.digits"))}
	latin.latin, latin.native = latin, native
	native.latin, native.native = latin, native
	return latin, nil
}

// digitsOf returns 0 to 9 in a numbering system of Unicode's CLDR, such as "arabext".
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

// Name returns the language's own name for itself: "English", "اردو".
func (l *Language) Name() string { return l.T("language.name") }

// RTL reports whether the language is written from right to left, as its own name is.
func (l *Language) RTL() bool {
	properties, _ := bidi.LookupString(l.Name())
	return properties.Class() == bidi.R || properties.Class() == bidi.AL
}

// WithDigits returns the same language writing its own digits (۰–۹ in Urdu), or Latin ones.
func (l *Language) WithDigits(native bool) *Language {
	if native {
		return l.native
	}
	return l.latin
}
