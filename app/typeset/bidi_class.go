package typeset

import "golang.org/x/text/unicode/bidi"

// class is a Bidi_Class in one byte.
type class uint8

const (
	bcL   = class(bidi.L)
	bcR   = class(bidi.R)
	bcEN  = class(bidi.EN)
	bcES  = class(bidi.ES)
	bcET  = class(bidi.ET)
	bcAN  = class(bidi.AN)
	bcCS  = class(bidi.CS)
	bcB   = class(bidi.B)
	bcS   = class(bidi.S)
	bcWS  = class(bidi.WS)
	bcON  = class(bidi.ON)
	bcBN  = class(bidi.BN)
	bcNSM = class(bidi.NSM)
	bcAL  = class(bidi.AL)
	bcLRO = class(bidi.LRO)
	bcRLO = class(bidi.RLO)
	bcLRE = class(bidi.LRE)
	bcRLE = class(bidi.RLE)
	bcPDF = class(bidi.PDF)
	bcLRI = class(bidi.LRI)
	bcRLI = class(bidi.RLI)
	bcFSI = class(bidi.FSI)
	bcPDI = class(bidi.PDI)
)

// everyday holds the classes of Latin and Arabic letters: to look them up one by
// one takes a quarter more of the time of Levels.
var everyday = func() (table [0x700]class) {
	for r := range table {
		table[r] = lookup(rune(r))
	}
	return table
}()

func classOf(r rune) class {
	if r >= 0 && int(r) < len(everyday) {
		return everyday[r]
	}
	return lookup(r)
}

func lookup(r rune) class {
	properties, _ := bidi.LookupRune(r)
	return class(properties.Class())
}

// classSet is a set of classes, one bit each.
type classSet uint32

func (s classSet) has(c class) bool { return s>>c&1 == 1 }

const (
	initiators  classSet = 1<<bcLRI | 1<<bcRLI | 1<<bcFSI
	removedByX9 classSet = 1<<bcLRE | 1<<bcRLE | 1<<bcLRO | 1<<bcRLO | 1<<bcPDF | 1<<bcBN
	neutrals    classSet = 1<<bcB | 1<<bcS | 1<<bcWS | 1<<bcON | 1<<bcPDI | initiators // NI of the rules

	explicitControls   classSet = initiators | 1<<bcPDI | removedByX9&^(1<<bcBN)
	rightToLeftClasses classSet = 1<<bcR | 1<<bcAL | 1<<bcAN | explicitControls
)
