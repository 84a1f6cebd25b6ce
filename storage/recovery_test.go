package storage

import (
	"errors"
	"strings"
	"testing"
)

// codes are valid recovery codes, for ever.
var codes = []string{
	"0000000009000020000400008000050000600007",
	"1234056784901213456278903123425678990123",
	"9999299995999989999799994999909999699991",
}

func TestRecoveryCodeAsTyped(t *testing.T) {
	for _, code := range codes {
		if got, err := ParseRecoveryCode(FormatRecoveryCode(code)); err != nil || got != code {
			t.Errorf("%s: %q, %v", code, got, err)
		}
	}
	for _, typed := range []string{
		"12340 56784 90121 34562 78903 12342 56789 90123",
		" 12340-56784–90121—34562\n78903 12342 56789 90123 ",
		"۱۲۳۴۰ ۵۶۷۸۴ ۹۰۱۲۱ ۳۴۵۶۲ ۷۸۹۰۳ ۱۲۳۴۲ ۵۶۷۸۹ ۹۰۱۲۳",
		"١٢٣٤٠٥٦٧٨٤٩٠١٢١٣٤٥٦٢٧٨٩٠٣١٢٣٤٢٥٦٧٨٩٩٠١٢٣",
		"\u20661234056784 9012134562\u2069 78903 12342 56789 90123",
	} {
		if got, err := ParseRecoveryCode(typed); err != nil || got != codes[1] {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "12340", codes[1] + "0", codes[1][1:], "O2340" + codes[1][5:]} {
		var wrong *RecoveryError
		if _, err := ParseRecoveryCode(typed); !errors.As(err, &wrong) || wrong.Group != 0 {
			t.Errorf("%q: error %v", typed, err)
		}
	}
}

// Every wrong digit, every two unequal neighbours swapped and every two
// unequal groups swapped are noticed, and the first wrong group is named.
func TestRecoveryCodeSlips(t *testing.T) {
	refused := func(typed, what string, group int) {
		var wrong *RecoveryError
		if _, err := ParseRecoveryCode(typed); !errors.As(err, &wrong) || wrong.Group != group {
			t.Errorf("%s in %s: error %v, want group %d", what, typed, err, group)
		}
	}
	for _, code := range append([]string{NewRecoveryCode(), NewRecoveryCode()}, codes...) {
		for i := range code {
			for digit := '0'; digit <= '9'; digit++ {
				if rune(code[i]) != digit {
					refused(code[:i]+string(digit)+code[i+1:], "wrong digit", i/groupDigits+1)
				}
			}
			if i > 0 && code[i-1] != code[i] {
				swapped := code[:i-1] + code[i:i+1] + code[i-1:i] + code[i+1:]
				refused(swapped, "neighbours", (i-1)/groupDigits+1)
			}
		}
		for a := range codeGroups {
			for b := range a {
				groups := strings.Fields(FormatRecoveryCode(code))
				groups[a], groups[b] = groups[b], groups[a]
				if groups[a] != groups[b] {
					refused(strings.Join(groups, " "), "groups", b+1)
				}
			}
		}
	}
}

func TestNewRecoveryCode(t *testing.T) {
	var seen [10]int
	known := map[string]bool{}
	for range 500 {
		code := NewRecoveryCode()
		if parsed, err := ParseRecoveryCode(code); err != nil || parsed != code || known[code] {
			t.Fatalf("%s: %v", code, err)
		}
		known[code] = true
		for _, digit := range code {
			seen[digit-'0']++
		}
	}
	for digit, n := range seen { // 2000 expected, standard deviation 42
		if n < 1700 || n > 2300 {
			t.Errorf("digit %d came %d times in 20000", digit, n)
		}
	}
}
