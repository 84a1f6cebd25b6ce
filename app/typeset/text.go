package typeset

import (
	"slices"
	"sort"
	"strings"
)

// Style says how a text is set.
type Style struct {
	Size      float32   // the nominal, Latin size of one em, in dp
	Bold      bool      // the whole text
	Lang      string    // "ur" or "en": the script of signs in a text without letters
	Direction Direction // of all paragraphs; Auto: of each from its first strong character
	Default   Direction // where Auto finds none
	Leading   float32   // least line height, in ems of Size; other fonts may need more
	Spans     []Span
}

// Span sets the bytes [Start, End) of a text apart, by weight or colour, never by
// a slant: Nastaliq has its own. A tint may begin within a word. So may weight,
// but letters that join take it together.
type Span struct {
	Start, End int
	Bold       bool
	Tint       uint8 // index into the colours given to DrawLine; 0 is the text's own
}

// Text is a text laid out: paragraphs, segments, lines. All lengths are dp, y grows
// downwards from the top of the first line, x to the right from the left edge of
// the wrap width; all offsets are bytes of the string.
type Text struct {
	fonts    *Fonts
	style    Style
	width    float32 // to wrap in; 0: no wrapping
	passages []*passage
	index    []indexEntry // where each passage begins; one more for the end
}

// indexEntry is where a passage begins.
type indexEntry struct {
	byte, line int
	top        float64
	width      float32 // of the widest line up to here
}

// NewText lays out s without wrapping it. Paragraphs end at '\n'.
func (f *Fonts) NewText(s string, st Style) *Text {
	st.Spans = slices.Clone(st.Spans)
	t := &Text{fonts: f, style: st}
	t.passages = t.paragraphs(s, 0, Auto)
	t.reindex(0)
	return t
}

// paragraphs lays out the paragraphs of s, which begins at offset base and
// follows a paragraph of direction before.
func (t *Text) paragraphs(s string, base int, before Direction) (list []*passage) {
	for {
		end := strings.IndexByte(s, '\n')
		if end < 0 {
			return append(list, t.newPassage(s, base, before))
		}
		p := t.newPassage(s[:end], base, before)
		list, before = append(list, p), p.direction()
		s, base = s[end+1:], base+end+1
	}
}

// reindex sums up lines and heights from passage number from on.
func (t *Text) reindex(from int) {
	at := indexEntry{}
	if from > 0 {
		at = t.index[from]
	}
	t.index = slices.Grow(t.index[:from], len(t.passages)+1-from)
	for _, p := range t.passages[from:] {
		t.index = append(t.index, at)
		at = indexEntry{at.byte + len(p.text) + 1, at.line + len(p.lines), at.top + p.height, max(at.width, p.width)}
	}
	t.index = append(t.index, at)
}

// String is the text.
func (t *Text) String() string {
	lines := make([]string, len(t.passages))
	for i, p := range t.passages {
		lines[i] = p.text
	}
	return strings.Join(lines, "\n")
}

// length is the length of the text in bytes.
func (t *Text) length() int { return t.index[len(t.passages)].byte - 1 }

// Wipe overwrites the characters of a private text and leaves it empty. Strings
// can't be overwritten; see also Fonts.Forget.
func (t *Text) Wipe() {
	for _, p := range t.passages {
		clear(p.runes[:cap(p.runes)])
	}
	t.style.Spans = nil
	t.passages = t.paragraphs("", 0, Auto)
	t.reindex(0)
}

// Wrap breaks the lines anew so that none is wider than width, save for a
// single character that is. Nothing is shaped again. A width of 0 or less
// means one line for each paragraph.
func (t *Text) Wrap(width float32) {
	width = max(width, 0)
	if width == t.width {
		return
	}
	t.width = width
	for _, p := range t.passages {
		p.lines = p.lines[:0]
		t.wrap(p, nil)
	}
	t.reindex(0)
}

// Size is the extent of the lines: width of the widest, height of all.
func (t *Text) Size() (width, height float32) {
	end := t.index[len(t.passages)]
	return end.width, float32(end.top)
}

// frame is the width that paragraphs are aligned in.
func (t *Text) frame() float32 {
	if t.width > 0 {
		return t.width
	}
	return t.index[len(t.passages)].width
}

// passageOf is the number of the paragraph that holds the byte offset.
func (t *Text) passageOf(offset int) int {
	return sort.Search(len(t.passages), func(i int) bool { return t.index[i+1].byte > offset })
}

// Replace puts s in place of the bytes [start, end). Only the words it touches
// are shaped, and only lines from there on broken anew.
func (t *Text) Replace(start, end int, s string) {
	start = min(max(start, 0), t.length())
	end = min(max(end, start), t.length())
	first, last := t.passageOf(start), t.passageOf(end)
	base, before := t.index[first].byte, t.directionBefore(first)
	start -= base
	end -= t.index[last].byte
	t.moveSpans(base+start, t.index[last].byte+end, len(s))
	if first == last && strings.IndexByte(s, '\n') < 0 {
		t.update(t.passages[first], base, before, edited{start, end, len(s)}, s)
	} else {
		s = t.passages[first].text[:start] + s + t.passages[last].text[end:]
		fresh := t.paragraphs(s, base, before)
		t.passages = slices.Replace(t.passages, first, last+1, fresh...)
		last = first + len(fresh) - 1
	}
	t.reindex(first)
	t.inherit(last + 1)
}

// directionBefore is the direction of the paragraph before number i.
func (t *Text) directionBefore(i int) Direction {
	if i == 0 {
		return Auto
	}
	return t.passages[i-1].direction()
}

// inherit lays out anew the paragraphs from number i on that have no direction
// of their own and follow another one now.
func (t *Text) inherit(i int) {
	first := i
	for ; i < len(t.passages); i++ {
		p, before := t.passages[i], t.directionBefore(i)
		if t.style.Direction != Auto || p.strong != Auto || p.direction() == before {
			break
		}
		t.passages[i] = t.newPassage(p.text, t.index[i].byte, before)
	}
	if i > first {
		t.reindex(first)
	}
}

// moveSpans lets the spans follow an edit: what is typed inside one grows it.
func (t *Text) moveSpans(start, end, length int) {
	move := func(at int) int {
		switch {
		case at >= end:
			return at + length - (end - start)
		case at > start:
			return start
		}
		return at
	}
	for i := range t.style.Spans {
		span := &t.style.Spans[i]
		span.Start, span.End = move(span.Start), move(span.End)
	}
}
