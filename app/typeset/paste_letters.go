package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// urduLetters are in no Arabic and no Persian word.
	urduLetters = "ٹڈڑںےۓہۂھۃ"
	// sharedLetters are in Urdu and Persian words, and in no Arabic one.
	sharedLetters = "پچژکگی"
	hamzaAbove    = '\u0654'
)

// urduFor has the letters of an Arabic keyboard and what Urdu writes for them.
var urduFor = map[rune]rune{'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ه': 'ہ', 'ة': 'ۃ', 'ۀ': 'ۂ'}

// persianFor has those that Persian writes too.
var persianFor = map[rune]rune{'ي': 'ی', 'ى': 'ی', 'ك': 'ک'}

// foldLetters gives ي ى ك ه ة ۀ their Urdu forms, in place, where the text is
// clearly Urdu. Where it is not clear the letters stay, so that a verse, a
// prayer or another language is left as it is.
//
// It decides by clauses, which end at brackets, quotation marks and the marks
// that end or introduce a sentence:
//
//   - Between ﴿ and ﴾ nothing changes.
//   - A clause with a letter that Urdu lacks (of Sindhi, Pashto, Kurdish) stays.
//   - A clause with a letter that only Urdu has (ٹ ڈ ڑ ں ے ہ ھ) is Urdu.
//   - A clause with one that Persian has too (پ چ ژ ک گ ی) is Urdu in an Urdu
//     paragraph. Quoted there it may be a Persian verse: ي ى ك change, which is
//     right in both; ه and ة stay.
//   - Any other clause stays.
//
// A paragraph is Urdu when it has more Urdu clauses than such of other letters.
// Within a clause an Arabic phrase stays, see arabicPhrase.
func foldLetters(text []rune) {
	clauses := clausesOf(text)
	urdu := 0
	for _, c := range clauses {
		switch c.tongue {
		case urduTongue:
			urdu++
		case otherTongue:
			urdu--
		}
	}
	if urdu <= 0 {
		return
	}
	for _, c := range clauses {
		switch {
		case c.tongue == urduTongue, c.tongue == sharedTongue && !c.quoted:
			c.fold(urduFor)
		case c.tongue == sharedTongue:
			c.fold(persianFor)
		}
	}
}

// tongue is what the letters of a clause tell of its language.
type tongue uint8

const (
	noTongue     tongue = iota // nothing: it may be Arabic
	sharedTongue               // Urdu or Persian
	urduTongue
	otherTongue // has letters that Urdu lacks
)

// clause is a stretch of a paragraph that is judged as one.
type clause struct {
	text   []rune // shared with the paragraph
	tongue tongue
	quoted bool // in quotation marks or brackets
}

// clausesOf lists the clauses outside verses.
func clausesOf(text []rune) (clauses []clause) {
	var q quotes
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && !endsClause(text[i]) {
			continue
		}
		if q.verse == 0 && i > start {
			clauses = append(clauses, clause{text[start:i], tongueOf(text[start:i]), q.straight || q.depth > 0})
		}
		if i < len(text) {
			q.pass(text[i])
		}
		start = i + 1
	}
	return clauses
}

// quotes is what is open at a place in a paragraph.
type quotes struct {
	depth    int  // brackets and quotation marks that have two forms
	straight bool // "
	verse    rune // the sign that ends the verse, 0 outside
}

// pass goes on over a sign. The ornate brackets of a verse are met in either order.
func (q *quotes) pass(r rune) {
	switch {
	case r == q.verse:
		q.verse = 0
	case q.verse != 0:
	case r == '﴿':
		q.verse = '﴾'
	case r == '﴾':
		q.verse = '﴿'
	case r == '"':
		q.straight = !q.straight
	case unicode.In(r, unicode.Ps, unicode.Pi):
		q.depth++
	case unicode.In(r, unicode.Pe, unicode.Pf):
		q.depth = max(q.depth-1, 0)
	}
}

func endsClause(r rune) bool {
	switch r {
	case '﴿', '﴾', '"', '۔', '؟', '؛', '!', '?', '.', ':', ';', '…', '\t', '\u2028', '\u2029', '\v', '\f', '\r', '\u0085':
		return true
	}
	return unicode.In(r, unicode.Ps, unicode.Pe, unicode.Pi, unicode.Pf)
}

func tongueOf(text []rune) (t tongue) {
	for _, r := range text {
		t = max(t, tongueOfLetter(r))
	}
	return t
}

func tongueOfLetter(r rune) tongue {
	switch {
	case strings.ContainsRune(urduLetters, r):
		return urduTongue
	case strings.ContainsRune(sharedLetters, r):
		return sharedTongue
	case r == '۽', r == '۾':
		return otherTongue
	case isForm(r), isSign(r):
		return noTongue
	case r > 'ٱ' && r != 'ۀ' && unicode.In(r, unicode.Arabic) && unicode.Is(unicode.Lo, r):
		return otherTongue
	}
	return noTongue
}

// fold changes the letters of a clause, but for its Arabic phrases.
func (c clause) fold(letters map[rune]rune) {
	words := wordsOf(c.text)
	for i := 0; i < len(words); {
		end := i
		for end < len(words) && tongueOf(words[end]) == noTongue {
			end++
		}
		if end == i {
			end++
		}
		if !arabicPhrase(words[i:end]) {
			for _, word := range words[i:end] {
				foldWord(word, letters)
			}
		}
		i = end
	}
}

// foldWord changes the letters of a word, but for a ى that carries a hamza.
func foldWord(word []rune, letters map[rune]rune) {
	for i, r := range word {
		folded, ok := letters[r]
		if ok && (folded != 'ی' || i+1 == len(word) || word[i+1] != hamzaAbove) {
			word[i] = folded
		}
	}
}

// wordsOf is the runs of letters, marks and joiners.
func wordsOf(text []rune) (words [][]rune) {
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && (unicode.IsLetter(text[end]) || attached(text[end])) {
			end++
		}
		if end > start {
			words = append(words, text[start:end])
		}
		start = end + 1
	}
	return words
}

// arabicPhrase reports whether neighbouring words without a letter that Arabic
// lacks are Arabic: at least two of them look so. One alone may be a word that
// Urdu took over, as in السلام عليكم.
func arabicPhrase(words [][]rune) bool {
	found := 0
	for _, word := range words {
		if looksArabic(string(word)) {
			found++
		}
		if found == 2 {
			return true
		}
	}
	return false
}

// looksArabic reports whether a word has what Urdu spelling avoids: a hamza on
// alef, the article, or two vowel marks.
func looksArabic(word string) bool {
	bare := strings.TrimLeft(word, "وفبك") // and, then, with, like
	switch {
	case strings.ContainsAny(word, "أإٱ"), bare == "على", strings.HasPrefix(word, "لل"):
		return true
	case strings.HasPrefix(bare, "ال") && utf8.RuneCountInString(bare) > 3:
		return true
	}
	vowels := 0
	for _, r := range word {
		if r >= '\u064B' && r <= '\u0650' || r == '\u0652' { // tanwin, fatha, damma, kasra; sukun
			vowels++
		}
	}
	return vowels >= 2
}
