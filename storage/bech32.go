package storage

import "strings"

// bech32 writes data as BIP 173 says, in capital letters, as age writes its
// identities: prefix ‖ "1" ‖ data in groups of five bits ‖ six check characters.
func bech32(prefix string, data []byte) string {
	groups := fiveBits(data)
	sum := bech32Sum(prefix, groups)
	var text strings.Builder
	text.WriteString(prefix + "1")
	for _, group := range append(groups, sum[:]...) {
		text.WriteByte(bech32Letters[group])
	}
	return strings.ToUpper(text.String())
}

const bech32Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// fiveBits parts bytes into groups of five bits, the last one filled with zeros.
func fiveBits(data []byte) (groups []byte) {
	held, bits := uint(0), 0
	for _, b := range data {
		held, bits = held<<8|uint(b), bits+8
		for bits >= 5 {
			bits -= 5
			groups = append(groups, byte(held>>bits)&31)
		}
	}
	if bits > 0 {
		groups = append(groups, byte(held<<(5-bits))&31)
	}
	return groups
}

// bech32Sum is the check over prefix and groups: the remainder of a BCH code
// over GF(32).
func bech32Sum(prefix string, groups []byte) (sum [6]byte) {
	rest := uint32(1)
	for _, value := range bech32Values(prefix, groups) {
		top := rest >> 25
		rest = rest&(1<<25-1)<<5 ^ uint32(value)
		for i, generator := range [5]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				rest ^= generator
			}
		}
	}
	for i := range sum {
		sum[i] = byte((rest^1)>>(5*(5-i))) & 31
	}
	return sum
}

// bech32Values are what the check is over: the high bits of the prefix, its low
// bits, the groups, and room for the check itself.
func bech32Values(prefix string, groups []byte) (values []byte) {
	lower := strings.ToLower(prefix)
	for _, c := range []byte(lower) {
		values = append(values, c>>5)
	}
	values = append(values, 0)
	for _, c := range []byte(lower) {
		values = append(values, c&31)
	}
	return append(append(values, groups...), make([]byte, 6)...)
}
