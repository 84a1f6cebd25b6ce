package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// errDamaged is what a font file gives whose tables are not what they were when it
// was made. The parser would end the program over some of them, and the shaper
// over others later, when their glyph is first met.
var errDamaged = errors.New("the file is damaged")

// intact holds the tables of a TrueType file against the lengths and sums in its
// directory (OpenType specification, "Organization of an OpenType Font").
func intact(file []byte) error {
	const header, record = 12, 16
	if len(file) < header {
		return errDamaged
	}
	tables := int(binary.BigEndian.Uint16(file[4:]))
	if len(file) < header+tables*record {
		return errDamaged
	}
	for i := range tables {
		entry := file[header+i*record:]
		sum, start, length := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if uint64(start)+uint64(length) > uint64(len(file)) {
			return fmt.Errorf("table %q: %w", entry[:4], errDamaged)
		}
		table := file[start : start+length]
		got := tableSum(table)
		if string(entry[:4]) == "head" && length >= 12 {
			got -= binary.BigEndian.Uint32(table[8:]) // the sum of the whole file, set last
		}
		if got != sum {
			return fmt.Errorf("table %q: %w", entry[:4], errDamaged)
		}
	}
	return nil
}

// tableSum adds the table's big-endian words, the last one filled up with zeros.
func tableSum(table []byte) (sum uint32) {
	for ; len(table) >= 4; table = table[4:] {
		sum += binary.BigEndian.Uint32(table)
	}
	var last [4]byte
	copy(last[:], table)
	return sum + binary.BigEndian.Uint32(last[:])
}
