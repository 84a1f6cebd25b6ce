package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// VisualString is s for a painter that knows only left-to-right paragraphs and
// sets runs side by side in the order they have in the string, as Fyne's does.
// The runs come in visual order, kept apart by marks where they would run
// together. Within a run the letters stay in the order they are read, for that
// painter turns and joins right-to-left runs well. Embeddings and isolates have
// done their work and are left out. Overrides of letters (LRO, RLO) get lost.
//
// The result is for drawing alone: never store, wrap, copy or edit it.
func VisualString(s string, base Direction) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = visualLine(line, base)
	}
	return strings.Join(lines, "\n")
}

func visualLine(line string, base Direction) string {
	const leftToRightMark = '\u200E'
	text := []rune(line)
	paragraph, levels := Levels(text, base)
	pieces := visualPieces(line, LineLevels(text, levels, paragraph))
	levels = levels[:len(pieces)]
	for i, p := range pieces {
		levels[i] = p.level
	}
	var b strings.Builder
	before := bcL // what the painter finds at the start of a line
	for _, i := range VisualOrder(levels) {
		if pieces[i].start == pieces[i].end {
			continue
		}
		drawn := pieces[i].drawn(line)
		first, last := edges(drawn)
		if before != bcL && first != bcL {
			b.WriteRune(leftToRightMark)
		}
		b.WriteString(drawn)
		before = last
	}
	return b.String()
}

// visualPiece is a part of a line that is drawn as one run.
type visualPiece struct {
	start, end int // bytes
	level      Level
	flows      bool // goes on into a like one that follows
}

// visualPieces cuts a line where the level changes. Right-to-left text it cuts
// also around every sign that the font of its letters may lack, because there
// the painter changes fonts and would set the halves in the wrong order.
func visualPieces(line string, levels []Level) []visualPiece {
	var pieces []visualPiece
	for at, i := 0, 0; at < len(line); {
		p := visualPiece{start: at, end: NextGrapheme(line, at), level: levels[i]}
		first, _ := utf8.DecodeRuneInString(line[at:])
		at, i = p.end, i+utf8.RuneCountInString(line[at:p.end])
		if explicitControls.has(classOf(first)) {
			p.end = p.start // drawn no more, but it may stand between runs
		} else {
			p.flows = p.level.Direction() == LTR || first == ' ' || isArabic(first)
		}
		if n := len(pieces); n > 0 && pieces[n-1].takes(p) {
			pieces[n-1].end = p.end
		} else {
			pieces = append(pieces, p)
		}
	}
	return pieces
}

func (p visualPiece) takes(next visualPiece) bool {
	return p.flows && next.flows && p.level == next.level && p.end == next.start
}

// isArabic reports whether every font of Arabic letters has r.
func isArabic(r rune) bool {
	return unicode.Is(unicode.Arabic, r) || r >= 0x600 && r <= 0x6FF || r == '\u200F'
}

// drawn is the piece as the painter needs it. Brackets are turned here and
// drawn from left to right: the painter would pair them as they lie.
func (p visualPiece) drawn(line string) string {
	const rightToLeftMark = "\u200F"
	text := line[p.start:p.end]
	if p.level.Direction() == LTR {
		return text
	}
	r, size := utf8.DecodeRuneInString(text)
	if closing, _ := bracket(r); closing != 0 {
		return string(partner(r)) + text[size:]
	}
	first, last := edges(text)
	if first != bcR && first != bcAL {
		text = rightToLeftMark + text
	}
	if last != bcR && last != bcAL {
		text += rightToLeftMark
	}
	return text
}

// edges are the classes of the first character and of the last that is not a
// mark or joiner.
func edges(text string) (first, last class) {
	r, _ := utf8.DecodeRuneInString(text)
	for text != "" {
		end, size := utf8.DecodeLastRuneInString(text)
		if last = classOf(end); last != bcNSM && last != bcBN {
			break
		}
		text = text[:len(text)-size]
	}
	return classOf(r), last
}
