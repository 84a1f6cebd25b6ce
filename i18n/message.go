package i18n

import (
	"errors"
	"slices"
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
// theirs. A message that can't be said in this language is said in another; where
// none has it, or an argument it needs is missing, T returns "[key]".
func (l *Language) T(key string, args ...any) string {
	return l.message(key, nil, args)
}

// N returns the plural form of a message that fits n, which also fills {{.N}}.
// Further args are as for T.
func (l *Language) N(key string, n int, args ...any) string {
	return l.message(key, n, append(slices.Clip(args), "N", n))
}

// message says a key; count chooses the plural form, nil where there is none.
func (l *Language) message(key string, count any, args []any) string {
	values, err := l.values(args)
	if err != nil {
		return "[" + key + "]"
	}
	if text, err := l.say(key, count, values); err == nil {
		return text
	}
	for _, other := range l.all.others(l.Tag()) {
		if text, err := other.say(key, count, values); err == nil {
			return text
		}
	}
	return "[" + key + "]"
}

// say says a key in the language's own words.
func (l *Language) say(key string, count any, values map[string]string) (string, error) {
	return l.words.said.Localize(&catalogue.LocalizeConfig{
		MessageID:      key,
		PluralCount:    count,
		TemplateData:   values,
		TemplateParser: strict,
	})
}

var errArguments = errors.New("i18n: arguments are not names with texts or whole numbers")

func (l *Language) values(args []any) (map[string]string, error) {
	values := make(map[string]string, len(args)/2)
	for pair := range slices.Chunk(args, 2) {
		name, isName := pair[0].(string)
		if !isName || len(pair) < 2 {
			return nil, errArguments
		}
		switch value := pair[1].(type) {
		case int:
			values[name] = l.Number(value)
		case string:
			values[name] = value
		default:
			return nil, errArguments
		}
	}
	return values, nil
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

// Written writes the Latin digits of a text in the language's, but for those of
// telephone numbers and codes, which stand in isolates from left to right.
func (l *Language) Written(text string) string {
	if l.digits == l.latin.digits {
		return text
	}
	var out strings.Builder
	for text != "" {
		plain, rest, isolated := strings.Cut(text, leftToRightIsolate)
		out.WriteString(l.Digits(plain))
		if !isolated {
			break
		}
		code, after, ended := strings.Cut(rest, popIsolate)
		out.WriteString(leftToRightIsolate + code)
		if ended {
			out.WriteString(popIsolate)
		}
		text = after
	}
	return out.String()
}

const (
	leftToRightIsolate = "\u2066"
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
	leftToRightMark    = "\u200E"
	zeroWidthSpace     = "\u200B"
)

// Isolate keeps a phone number or a code from left to right inside a sentence of
// either direction (UAX #9, LRI and PDI); its digits stay Latin.
func (l *Language) Isolate(s string) string { return leftToRightIsolate + s + popIsolate }

// Line is Isolate for what has a line of its own. A line goes by its first strong
// letter, and those in an isolate do not count (UAX #9, P2), so a sign before it that
// draws nothing says that the line runs from left to right.
func (l *Language) Line(s string) string { return leftToRightMark + l.Isolate(s) }

// Quote keeps words a person chose, such as a journal's name, together and in
// their own direction inside a sentence (UAX #9, FSI and PDI).
func (l *Language) Quote(s string) string { return firstStrongIsolate + s + popIsolate }

// File is Quote for the name of a file, which may be broken between its parts.
func (l *Language) File(name string) string { return l.Quote(Parts(name)) }

// Parts lets the name or path of a file be broken between its parts: it is often
// longer than a line is wide.
func Parts(name string) string { return fileParts.Replace(name) }

var fileParts = strings.NewReplacer(
	"-", "-"+zeroWidthSpace, "_", "_"+zeroWidthSpace, ".", zeroWidthSpace+".",
	"/", "/"+zeroWidthSpace, `\`, `\`+zeroWidthSpace)
