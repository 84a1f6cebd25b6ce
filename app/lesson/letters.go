package lesson

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// sentenceEnd is the end of an English sentence: a stop and what closes after it.
var sentenceEnd = regexp.MustCompile(`[.!?…]+[”’)]*(\s|$)`)

// foreign are letters and signs that look right in Urdu and are not, and what
// belongs in their place.
var foreign = map[rune]string{
	'ي':      "ی U+06CC",
	'ى':      "ی U+06CC",
	'ك':      "ک U+06A9",
	'ه':      "ہ U+06C1, or ھ U+06BE",
	'ة':      "ۃ U+06C3",
	'\u0640': "no stroke",
	'\u0654': "ئ U+0626, or ۂ U+06C2",
}

// misplaced are the slips of punctuation and joining in Urdu.
var misplaced = []struct {
	slip *regexp.Regexp
	what string
}{
	{regexp.MustCompile(`\p{Arabic} +[۔،؛؟:!»]`), "a space before punctuation"},
	{regexp.MustCompile(`« `), "a space after the quotation mark"},
	{regexp.MustCompile(`\p{Arabic}[,;?.]`), "punctuation that is not Urdu"},
	{regexp.MustCompile(`(^|\P{Arabic})\x{200C}|\x{200C}(\P{Arabic}|$)`), "a zero-width non-joiner that parts nothing"},
	{regexp.MustCompile(`[۔،؛؟]\p{Arabic}`), "no space after punctuation"},
}

// gendered is a verb that says whether the reader is a man or a woman. The
// words after آپ that make it "your" or "to you" are let pass.
var gendered = regexp.MustCompile(`(^|[ «])آپ( (بھی|ہی|خود|اگر|جب|یہ|اسے|کیا|کب|کیسے|کیوں|کچھ))* (\S+ )?(چاہتے|چاہتی|سکتے|سکتی|رہے|رہی) `)

// letters checks the Urdu in a file, line by line.
func (e *editor) letters(file string) {
	data, err := readText(e.files, file)
	if err != nil {
		e.faults = append(e.faults, err)
		return
	}
	for i, line := range strings.Split(string(data), "\n") {
		for _, what := range slips(line) {
			e.fault(file, i+1, "%s", what)
		}
		if found := gendered.FindString(line); found != "" {
			e.warn(file, i+1, "may give the reader a gender: %q", strings.TrimSpace(found))
		}
	}
}

// toDial is a number to telephone to, from left to right and in Latin digits
// wherever it stands (UAX #9, LRI and PDI).
var toDial = regexp.MustCompile(`\x{2066}([0-9][0-9-]*)\x{2069}`)

// slips names what is wrong with the letters of a line.
func slips(line string) []string {
	var found []string
	line = toDial.ReplaceAllString(line, "$1")
	if !norm.NFC.IsNormalString(line) {
		found = append(found, "not in normal form C")
	}
	for _, r := range line {
		instead, wrong := foreign[r]
		switch {
		case wrong:
		case r >= '٠' && r <= '٩':
			instead = "۰–۹ U+06F0–06F9"
		case r >= 0x200E && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			instead = "no mark of direction"
		case r >= 0xFB50 && r <= 0xFD3D, r >= 0xFE70 && r <= 0xFEFF:
			instead = "a letter, not its form"
		default:
			continue
		}
		found = append(found, fmt.Sprintf("%U where %s belongs", r, instead))
	}
	for _, m := range misplaced {
		if at := m.slip.FindString(line); at != "" {
			found = append(found, fmt.Sprintf("%s: %q", m.what, at))
		}
	}
	return found
}
