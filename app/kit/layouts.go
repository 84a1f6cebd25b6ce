package kit

import "unicode"

// KeyLayout tells what the keys of a keyboard give.
type KeyLayout uint8

// The layouts of the keyboard on the screen.
const (
	PhoneticKeys KeyLayout = iota // Urdu, each letter on the Latin key that sounds like it
	StandardKeys                  // Urdu as on most keyboards of Pakistan
	LatinKeys
)

// keyRows are the letters of a layout, plain and with Shift: the row of digits
// and three rows of letters.
type keyRows struct{ plain, shifted [4]string }

// layouts are the rows of each layout: ten keys, and in Latin twelve.
//
// The phonetic one is the CRULP phonetic keyboard 1.1 (pk(urd-crulp) of XKB),
// with ؤ ً ۓ on W, B, M, where that one has signs that are seldom written. The
// same table serves a person who types on the Latin keys of a real keyboard.
//
// The standard one is the National Language Authority's, which is the Urdu one
// of Windows (pk(urd-nla) of XKB), with marks and ئ in the place of direction
// marks, joiners and the Arabic ي.
var layouts = [...]keyRows{
	PhoneticKeys: {
		plain:   [4]string{"1234567890", "قوعرتےءیہپ", "اسدفگحجکل؛", "زشچطبنم،۔/"},
		shifted: [4]string{"۱۲۳۴۵۶۷۸۹۰", "ْؤٰڑٹَئِۃُ", "آصڈّغھضخٔ:", "ذژثظًںۓ<٫؟"},
	},
	StandardKeys: {
		plain:   [4]string{"1234567890", "طصھدٹپتبجح", "مورنلہاکی؛", "قفےسشغع،۔/"},
		shifted: [4]string{"۱۲۳۴۵۶۷۸۹۰", "ظضذڈثّۃـچخ", "ژزڑںۂءآگٰ:", "ًِۓَؤئُ><؟"},
	},
	LatinKeys: {
		plain:   [4]string{"1234567890-=", "qwertyuiop[]", "asdfghjkl;'\\", "zxcvbnm,./`?"},
		shifted: [4]string{"!@#$%^&*()_+", "QWERTYUIOP{}", "ASDFGHJKL:\"|", "ZXCVBNM<>?~!"},
	},
}

// besides are three more columns of the Urdu layouts: the marks that stand on
// letters, signs, and the blessings that are written over a name. On a real
// keyboard they are scattered or not there.
var besides = keyRows{
	plain:   [4]string{"َ؟\u0610", "ِ!\u0611", "ُ(\u0612", "ّ)\u0613"},
	shifted: [4]string{"ً“ﷺ", "ٰ”ﷲ", "ْ‘ۂ", "ٔ’\u0656"},
}

// apart keeps two letters from joining (U+200C).
const apart = "\u200C"

// keys gives the rows of the keyboard on the screen. The digits of an Urdu
// layout are those that the settings want, and the others with Shift.
func (l *Look) keys(layout KeyLayout, shift bool) [4]string {
	rows, more := layouts[layout].plain, besides.plain
	if shift {
		rows, more = layouts[layout].shifted, besides.shifted
	}
	if layout == LatinKeys {
		return rows
	}
	rows[0] = layouts[layout].plain[0]
	if shift != l.UrduDigits {
		rows[0] = layouts[layout].shifted[0]
	}
	for i := range rows {
		rows[i] += more[i]
	}
	return rows
}

// phoneticLetters are the Urdu letters by Latin ones.
var phoneticLetters = func() map[rune]rune {
	letters := map[rune]rune{}
	for row := 1; row < 4; row++ {
		pair(letters, layouts[LatinKeys].plain[row], layouts[PhoneticKeys].plain[row])
		pair(letters, layouts[LatinKeys].shifted[row], layouts[PhoneticKeys].shifted[row])
	}
	return letters
}()

// urduDigits are those of the row of digits.
var urduDigits = func() map[rune]rune {
	digits := map[rune]rune{}
	pair(digits, layouts[PhoneticKeys].plain[0], layouts[PhoneticKeys].shifted[0])
	return digits
}()

// pair notes which letter stands on the key of which other one.
func pair(letters map[rune]rune, keys, give string) {
	on := []rune(keys)
	for i, r := range []rune(give) {
		letters[on[i]] = r
	}
}

// urdu gives what a Latin key means to one who types Urdu on it. What is on no
// key of the layout stays as it is, and digits follow the settings.
func (l *Look) urdu(r rune) rune {
	if letter, ok := phoneticLetters[r]; ok {
		return letter
	}
	if digit, ok := urduDigits[r]; ok && l.UrduDigits {
		return digit
	}
	return r
}

// capFace shows a mark on a carrier, since it has no body of its own.
func capFace(r rune) string {
	const carrier = "\u25CC"
	if unicode.IsMark(r) {
		return carrier + string(r)
	}
	return string(r)
}
