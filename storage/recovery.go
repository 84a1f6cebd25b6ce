package storage

import (
	"crypto/rand"
	"fmt"
	"strings"
)

// A recovery code is 40 digits in eight groups of five. The fifth digit of a
// group is a check over the group's place and its four digits, so a code
// carries 32 random digits: 106 bits.
const (
	codeGroups  = 8
	groupDigits = 5
)

// RecoveryError says what is wrong with a recovery code as typed.
type RecoveryError struct {
	Group int // 1 to 8: the first group with a wrong digit; 0: not 40 digits
}

func (e *RecoveryError) Error() string {
	if e.Group == 0 {
		return "a recovery code has 40 digits"
	}
	return fmt.Sprintf("group %d of the recovery code has a wrong digit", e.Group)
}

// NewRecoveryCode makes a code of 40 digits from the system's randomness.
func NewRecoveryCode() string {
	var code strings.Builder
	for group := range codeGroups {
		digits := make([]byte, groupDigits-1)
		for i := range digits {
			digits[i] = '0' + randomDigit()
		}
		code.Write(digits)
		code.WriteByte('0' + checkDigit(group, string(digits)))
	}
	return code.String()
}

// randomDigit draws 0 to 9, each as likely as the others.
func randomDigit() byte {
	var b [1]byte
	for {
		rand.Read(b[:]) // never fails: crypto/rand ends the process instead
		if b[0] < 250 {
			return b[0] % 10
		}
	}
}

// FormatRecoveryCode parts a code into its groups, to be read and written.
func FormatRecoveryCode(code string) string {
	var groups []string
	for start := 0; start < len(code); start += groupDigits {
		groups = append(groups, code[start:min(start+groupDigits, len(code))])
	}
	return strings.Join(groups, " ")
}

// ParseRecoveryCode brings a code as a person typed it (digits 0–9, ۰–۹ or
// ٠–٩, with spaces and dashes anywhere) to its 40 digits. The error is a
// *RecoveryError.
func ParseRecoveryCode(typed string) (string, error) {
	var digits strings.Builder
	for _, r := range fold(typed) {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case strings.ContainsRune(" -‐‑‒–—−", r):
		default:
			return "", &RecoveryError{}
		}
	}
	code := digits.String()
	if len(code) != codeGroups*groupDigits {
		return "", &RecoveryError{}
	}
	for group := range codeGroups {
		part := code[group*groupDigits:][:groupDigits]
		if part[groupDigits-1] != '0'+checkDigit(group, part[:groupDigits-1]) {
			return "", &RecoveryError{Group: group + 1}
		}
	}
	return code, nil
}

// checkDigit is Damm's, over the group's place and its digits: it notices
// every wrong digit, neighbours swapped, and whole groups swapped.
func checkDigit(group int, digits string) byte {
	check := damm[0][group]
	for _, digit := range []byte(digits) {
		check = damm[check][digit-'0']
	}
	return check
}

// damm is the totally anti-symmetric quasigroup of order 10 from H. Michael
// Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004, p. 111.
var damm = [10][10]byte{
	{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
	{7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
	{4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
	{1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
	{6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
	{3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
	{5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
	{8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
	{9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
	{2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
}
