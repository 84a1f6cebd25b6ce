package typeset

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// Source is one typeface: the bytes of its TrueType files.
type Source struct {
	Regular, Bold []byte  // Bold may be empty: Regular is used
	Scale         float32 // its size relative to the nominal, Latin size; 0 means 1
}

// Sources are the typefaces of a program. Where that for Latin or for Arabic letters
// is none, another stands in for it.
type Sources struct {
	Latin    Source
	Arabic   Source // Nastaliq or Naskh, as the person chose
	Fallback Source // for letters that Arabic lacks
	Emoji    Source // outlines in one colour
}

// ErrNoFont is returned by NewFonts when no Source has a font with letters.
var ErrNoFont = errors.New("typeset: none of the fonts can be used")

// faceID names one font by its role and weight.
type faceID uint8

const (
	latin faceID = 2 * iota
	arabic
	fallback
	emoji
	faceCount

	bold faceID = 1 // added to a role
)

func (id faceID) role() faceID { return id &^ bold }

// Fonts holds the fonts of a program and everything that is kept between two
// texts: shaped segments, glyph outlines and scratch memory. It is made once and
// used by one goroutine at a time.
type Fonts struct {
	sources [faceCount / 2]Source
	faces   [faceCount]*face
	tried   [faceCount]bool // whether a face was asked for

	problems []error

	kinds     [1 << 16]runeKind // of each rune of the first plane, 0 until asked
	segments  segmentCache
	buffer    *harfbuzz.Buffer
	segmenter segmenter.Segmenter
	bench     bench
	canvas    canvas
}

// NewFonts parses the two regular fonts that every text may need; the others are
// parsed when they are. A font that can't be used leaves its letters to the others,
// which are better than none. It fails with ErrNoFont when there is none at all.
func NewFonts(s Sources) (*Fonts, error) {
	f := &Fonts{buffer: harfbuzz.NewBuffer(), sources: [...]Source{s.Latin, s.Arabic, s.Fallback, s.Emoji}}
	for _, role := range [...]faceID{latin, arabic} {
		if !f.require(role) {
			return nil, errors.Join(append([]error{ErrNoFont}, f.problems...)...)
		}
	}
	return f, nil
}

// standIns are the roles whose font takes the place of one that can't be used, the
// fittest first.
var standIns = map[faceID][]faceID{latin: {arabic, fallback}, arabic: {fallback, latin}}

// require parses the regular font of a role, or one that stands in for it, and tells
// whether there is one.
func (f *Fonts) require(role faceID) bool {
	own := f.sources
	if len(own[role/2].Regular) == 0 {
		f.problems = append(f.problems, fmt.Errorf("typeset: %s font: %w", roleNames[role], errMissing))
	}
	for _, id := range append([]faceID{role}, standIns[role]...) {
		f.sources[role/2] = own[id/2]
		if f.load(role) != nil {
			return true
		}
	}
	return false
}

// Problems names the fonts that could not be used so far; those that no text has
// needed yet were not tried.
func (f *Fonts) Problems() []error { return f.problems }

// face gives the font of a role and weight, and parses it when it is first asked
// for: many texts need neither bold nor emoji. A weight that is missing or no
// font is that of the regular one; a role without any gives nil.
func (f *Fonts) face(id faceID) *face {
	if fc := f.faces[id]; fc != nil || f.tried[id] {
		return fc
	}
	fc := f.load(id)
	if fc == nil && id != id.role() {
		fc = f.face(id.role())
	}
	f.faces[id] = fc
	return fc
}

// load parses the font of a role and weight; nil where there is none.
func (f *Fonts) load(id faceID) *face {
	f.tried[id] = true
	source := f.sources[id/2]
	data := source.Regular
	if id != id.role() {
		data = source.Bold
	}
	if len(data) == 0 {
		return nil
	}
	fc, err := newFace(data, source.Scale, scripts[id.role()])
	if err != nil {
		f.problems = append(f.problems, fmt.Errorf("typeset: %s font: %w", roleNames[id.role()], err))
		return nil
	}
	f.faces[id] = fc
	return fc
}

var roleNames = map[faceID]string{latin: "latin", arabic: "arabic", fallback: "fallback", emoji: "emoji"}

// scripts are those that a role's font is asked to shape.
var scripts = map[faceID]language.Script{
	latin: language.Latin, arabic: language.Arabic, fallback: language.Arabic, emoji: language.Common,
}

// Forget drops the segments seen so far. A private text leaves no trace in Fonts
// after it.
func (f *Fonts) Forget() {
	f.segments = segmentCache{}
	f.buffer = harfbuzz.NewBuffer()
	f.segmenter = segmenter.Segmenter{}
	f.bench = bench{}
}

// has reports whether the role has a font with a glyph for r.
func (f *Fonts) has(id faceID, r rune) bool {
	fc := f.face(id)
	if fc == nil {
		return false
	}
	_, ok := fc.font.NominalGlyph(r)
	return ok
}

// face is one font at the size of its role. Its lengths are in font units;
// unit turns them into ems of the nominal size.
type face struct {
	font     *font.Face
	shaper   *harfbuzz.Font
	script   language.Script
	unit     float32
	ascent   float32 // of the box the font asks for, in nominal ems above the baseline
	descent  float32 // and below
	outlines map[font.GID][]font.Segment
}

func newFace(data []byte, scale float32, script language.Script) (*face, error) {
	if err := intact(data); err != nil {
		return nil, err
	}
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if scale <= 0 {
		scale = 1
	}
	fc := &face{
		font:     parsed,
		script:   script,
		shaper:   harfbuzz.NewFont(parsed),
		unit:     scale / float32(parsed.Upem()),
		outlines: map[font.GID][]font.Segment{},
	}
	if !fc.draws("aا😀") {
		return nil, errNoLetters
	}
	extents, _ := parsed.FontHExtents()
	fc.ascent, fc.descent = extents.Ascender*fc.unit, -extents.Descender*fc.unit
	return fc, nil
}

var errMissing = errors.New("it is missing")

// errNoLetters is what a font of other things gives.
var errNoLetters = errors.New("no letter has a shape")

// draws tells whether any of the characters has a shape.
func (fc *face) draws(any string) bool {
	for _, r := range any {
		if id, ok := fc.font.NominalGlyph(r); ok && len(fc.outline(id)) > 0 {
			return true
		}
	}
	return false
}

// outline is the glyph's shape in font units, y upwards.
func (fc *face) outline(id font.GID) []font.Segment {
	segments, ok := fc.outlines[id]
	if !ok {
		shape, _ := fc.font.GlyphDataOutline(id)
		segments = shape.Segments
		fc.outlines[id] = segments
	}
	return segments
}
