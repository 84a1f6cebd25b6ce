package i18n

import (
	"strconv"
	"strings"

	catalogue "github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// strict refuses to leave a placeholder empty.
var strict = &template.TextParser{Option: "missingkey=error"}

// T returns the message of a key, with args filling its placeholders: a name and
// its value in turn, T("new.step", "N", 2, "Total", 5). An int is written in the
// language's digits; a string stays as it is, so phone numbers and codes keep
// theirs. A key that is missing, or an argument it needs, gives "[key]".
func (l *Language) T(key string, args ...any) string {
	return l.message(key, nil, l.values(key, args))
}

// N returns the plural form of a message that fits n, which also fills {{.N}}.
// Further args are as for T.
func (l *Language) N(key string, n int, args ...any) string {
	values := l.values(key, args)
	values["N"] = l.Number(n)
	return l.message(key, n, values)
}

func (l *Language) message(key string, count any, values map[string]string) string {
	text, err := l.words.Localize(&catalogue.LocalizeConfig{
		MessageID:      key,
		PluralCount:    count,
		TemplateData:   values,
		TemplateParser: strict,
	})
	if err != nil {
		return "[" + key + "]"
	}
	return text
}

func (l *Language) values(key string, args []any) map[string]string {
	if len(args)%2 != 0 {
		panic("i18n: " + key + ": a name without a value")
	}
	values := make(map[string]string, len(args)/2+1)
	for i := 0; i < len(args); i += 2 {
		name := args[i].(string)
		switch value := args[i+1].(type) {
		case int:
			values[name] = l.Number(value)
		case string:
			values[name] = value
		default:
			panic("i18n: " + key + ": " + name + " is neither text nor a whole number")
		}
	}
	return values
}

// Number writes a whole number in the language's digits, without separators.
func (l *Language) Number(n int) string { return l.Digits(strconv.Itoa(n)) }

// Digits writes the Latin digits of s in the language's. It is for words and
// dates; phone numbers and codes go through Isolate instead.
func (l *Language) Digits(s string) string {
	if l.digits == l.latin.digits {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		if '0' <= r && r <= '9' {
			out.WriteString(l.digits[r-'0'])
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

const (
	leftToRightIsolate = "\u2066"
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

// Isolate keeps a phone number or a code from left to right inside a sentence of
// either direction (UAX #9, LRI and PDI); its digits stay Latin.
func (l *Language) Isolate(s string) string { return leftToRightIsolate + s + popIsolate }

// Quote keeps words a person chose, such as a journal's name, together and in
// their own direction inside a sentence (UAX #9, FSI and PDI).
func (l *Language) Quote(s string) string { return firstStrongIsolate + s + popIsolate }
