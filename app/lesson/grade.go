package lesson

import (
	"strings"
	"unicode"
)

// Readability says how hard an English text is to read, as the grade of an
// American school in which it is read with ease.
type Readability struct {
	Words, Sentences int

	// Kincaid goes by the syllables of words (Kincaid et al., 1975), Automated by
	// their letters (Automated Readability Index, Senter and Smith, 1967). Both go
	// by the words of sentences too.
	Kincaid, Automated float64
}

// Read measures all that stands below a text's headings of the second level.
func Read(t *Text) Readability {
	var r Readability
	var syllables, letters int
	for _, s := range t.Sections {
		for _, b := range s.Blocks {
			for _, part := range b.Words() {
				r.Sentences += len(sentences(part))
				for _, word := range strings.Fields(part) {
					r.Words++
					syllables += syllablesOf(word)
					letters += strings.Count(strings.Map(letterOrDigit, word), "x")
				}
			}
		}
	}
	if r.Words == 0 {
		return r
	}
	words, length := float64(r.Words), float64(r.Words)/float64(r.Sentences)
	r.Kincaid = 0.39*length + 11.8*float64(syllables)/words - 15.59
	r.Automated = 4.71*float64(letters)/words + 0.5*length - 21.43
	return r
}

// letterOrDigit makes an x of each sign that counts as a part of a word.
func letterOrDigit(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return 'x'
	}
	return -1
}

// syllablesOf guesses the syllables of an English word: its groups of vowels,
// without an e that is not heard at its end. A word has one at least.
func syllablesOf(word string) int {
	word = strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }))
	n, before := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !before {
			n++
		}
		before = vowel
	}
	for _, end := range []string{"e", "es", "ed"} {
		stem, silent := strings.CutSuffix(word, end)
		if silent && n > 1 && !strings.HasSuffix(stem, "l") && !strings.HasSuffix(stem, "t") && !strings.HasSuffix(stem, "d") &&
			stem != "" && !strings.ContainsRune("aeiouy", rune(stem[len(stem)-1])) {
			n--
			break
		}
	}
	return max(1, n)
}
