package i18n

import (
	"slices"
	"strings"
	"unicode"
)

// SeekRoman is Seek, and where all that was typed is in Latin letters it also finds
// the Urdu words that people write so: bacha and bachcha find بچہ. Nobody agrees on
// how, so what is found may be a word too many, and never one converted: it is
// for looking alone.
func SeekRoman(words string) Sought {
	s := Seek(words)
	for word := range strings.FieldsSeq(string(s.letters)) {
		tokens := romanTokens(word)
		if len(word) < shortestRoman || len(tokens) == 0 {
			s.roman = nil
			break
		}
		s.roman = append(s.roman, newRomanWord(tokens))
	}
	return s
}

// romanWord is a word in Latin letters, and which Urdu letters may begin it, from
// U+0600 on: most words of a text are passed over by their first letter.
type romanWord struct {
	tokens []romanToken
	begins [0x100]bool
}

func newRomanWord(tokens []romanToken) romanWord {
	w := romanWord{tokens: tokens}
	begins := []rune(alefs + "ء")
	for _, one := range tokens[0].consonant {
		begins = append(begins, one[0])
	}
	for _, letter := range begins {
		w.begins[letter-0x600] = true
	}
	return w
}

func (w *romanWord) mayBegin(letter rune) bool {
	return letter >= 0x600 && letter < 0x700 && w.begins[letter-0x600]
}

// isArabicLetter tells the letters of the Arabic script from what parts words.
func isArabicLetter(r rune) bool {
	return r >= 0x620 && r <= 0x6D3 && r != '٪' && r != '٫' && r != '٬' && (r < '٠' || r > '٩') || r >= 0x6EE && r < 0x700 && (r < '۰' || r > '۹') ||
		r >= 0x700 && unicode.IsLetter(r)
}

// shortestRoman is how many Latin letters a word has at least: shorter ones could be
// too many.
const shortestRoman = 3

// romanToken is a consonant, or a run of vowels, as it was typed; and what of the
// folded Urdu may stand for it.
type romanToken struct {
	vowels    string   // a run of them, or
	consonant [][]rune // what the consonant may be
	twice     bool     // it was typed twice: ll in Allah, mm in ammi
}

// romanConsonants are the ways to write a consonant. Urdu is folded as plain does
// it: ھ and ہ are one, and ں is a letter of its own.
var romanConsonants = map[string]string{
	"chh": "چہ", "kh": "خ کہ", "gh": "غ گہ", "ch": "چ چہ", "sh": "ش", "th": "تہ ٹہ ث ت", "dh": "دہ ڈہ", "ph": "پہ ف",
	"bh": "بہ", "jh": "جہ", "zh": "ژ", "rh": "ڑہ رہ",
	"b": "ب", "p": "پ", "t": "ت ٹ ط", "j": "ج", "d": "د ڈ", "r": "ر ڑ", "z": "ز ذ ض ظ", "s": "س ص ث", "f": "ف",
	"q": "ق", "k": "ک ق", "g": "گ غ", "l": "ل", "m": "م", "n": "ن ں", "h": "ہ ح", "v": "و", "w": "و", "y": "ی ے",
	"c": "ک س", "x": "کس",
}

const (
	romanVowels = "aeiou"
	alefs       = "اع"
)

// romanTokens takes a word apart; nil when it is not all Latin letters.
func romanTokens(word string) (tokens []romanToken) {
	for len(word) > 0 {
		n := 0
		for n < len(word) && strings.IndexByte(romanVowels, word[n]) >= 0 {
			n++
		}
		if n > 0 {
			tokens, word = append(tokens, romanToken{vowels: word[:n]}), word[n:]
			continue
		}
		for n = min(3, len(word)); n > 0 && romanConsonants[word[:n]] == ""; n-- {
		}
		if n == 0 {
			return nil
		}
		t := romanToken{}
		for letters := range strings.FieldsSeq(romanConsonants[word[:n]]) {
			t.consonant = append(t.consonant, []rune(letters))
		}
		for strings.HasPrefix(word[n:], word[:n]) { // held: chch, mm
			t.twice, word = true, word[n:]
		}
		tokens, word = append(tokens, t), word[n:]
	}
	return tokens
}

// romanAt gives where the words end that begin at i in folded letters, or -1.
func (s *Sought) romanAt(letters []rune, i int) int {
	for n, word := range s.roman {
		if n > 0 {
			if i >= len(letters) || letters[i] != ' ' {
				return -1
			}
			i++
		}
		end := i
		for end < len(letters) && isArabicLetter(letters[end]) {
			end++
		}
		if end == i || !isRoman(word.tokens, letters[i:end], true) {
			return -1
		}
		i = end
	}
	return i
}

// isRoman says whether an Urdu word can be what was typed. first is at its
// beginning.
func isRoman(typed []romanToken, word []rune, first bool) bool {
	if len(word) > 0 && word[0] == 'ء' {
		return isRoman(typed, word[1:], first)
	}
	if len(typed) == 0 {
		return len(word) == 0 || len(word) == 1 && word[0] == 'ں' // maa for ماں
	}
	t := typed[0]
	if t.vowels != "" {
		return isVowels(typed, word, first)
	}
	for _, one := range t.consonant {
		if len(word) < len(one) || !slices.Equal(word[:len(one)], one) {
			continue
		}
		rest := word[len(one):]
		if isRoman(typed[1:], rest, false) {
			return true
		}
		if t.twice && len(rest) >= len(one) && slices.Equal(rest[:len(one)], one) && isRoman(typed[1:], rest[len(one):], false) {
			return true
		}
	}
	return false
}

// isVowels tries what a run of vowels may be written as: short ones often as
// nothing, long ones with their letter, at the beginning of a word always with an
// alef or ain.
func isVowels(typed []romanToken, word []rune, first bool) bool {
	vowels, last := typed[0].vowels, len(typed) == 1
	const most = 4
	for n := 0; n <= min(most, len(word)); n++ {
		if n > 0 && !mayStand(word[n-1], vowels, n == 1 && first, last && n == len(word)) {
			return false
		}
		if first && (n == 0 || !strings.ContainsRune(alefs, word[0])) {
			continue
		}
		if longHolds(vowels, word[:n]) && isRoman(typed[1:], word[n:], false) {
			return true
		}
	}
	return false
}

// mayStand says whether an Urdu letter may be part of a run of vowels.
func mayStand(letter rune, vowels string, first, last bool) bool {
	switch letter {
	case 'ا', 'ع':
		return first || strings.Contains(vowels, "a") || letter == 'ع'
	case 'و':
		return strings.ContainsAny(vowels, "ou")
	case 'ی', 'ے':
		return strings.ContainsAny(vowels, "ie") || letter == 'ی' && last && vowels == "a" // عیسیٰ
	case 'ہ':
		return last && strings.ContainsAny(vowels[len(vowels)-1:], "ae")
	}
	return false
}

// longHolds asks for the letter of a long vowel.
func longHolds(vowels string, letters []rune) bool {
	for _, long := range longVowels {
		if strings.Contains(vowels, long.typed) &&
			!slices.ContainsFunc(letters, func(r rune) bool { return strings.ContainsRune(long.letters, r) }) {
			return false
		}
	}
	return true
}

var longVowels = []struct{ typed, letters string }{
	{"aa", alefs}, {"ee", "یے"}, {"ii", "یے"}, {"oo", "و"}, {"uu", "و"},
}
