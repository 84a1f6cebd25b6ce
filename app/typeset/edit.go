package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Buffer is a text being written: the text, the selection, and what can be
// undone. It knows nothing of layout. Its text is always valid UTF-8; offsets
// given to it are brought into the text and back to the start of a character.
type Buffer struct {
	text gapText
	selection
	history history
}

// selection is from where to where the text is selected.
type selection struct{ anchor, focus Caret }

// Edit says how a text changed: Text took the place of the bytes [Start, End)
// of the text before. Where nothing changed, Start is End and Text is empty.
type Edit struct {
	Start, End int
	Text       string
}

// NewBuffer begins with a text and the caret at its start. Broken UTF-8
// becomes U+FFFD, here and in all that is put in later.
func NewBuffer(s string) *Buffer {
	return &Buffer{text: newGapText(valid(s))}
}

func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// String is a copy of the text. Wipe does not reach it.
func (b *Buffer) String() string { return b.slice(0, b.Len()) }

// Len is the length of the text in bytes.
func (b *Buffer) Len() int { return b.text.len() }

// Selection is where the text is selected. The focus is the end that moves; it
// may stand before the anchor.
func (b *Buffer) Selection() (anchor, focus Caret) { return b.anchor, b.focus }

// Select sets the selection. Where it moves, what is typed next is undone on
// its own.
func (b *Buffer) Select(anchor, focus Caret) {
	anchor.Offset, focus.Offset = b.snap(anchor.Offset), b.snap(focus.Offset)
	if anchor.Offset != b.anchor.Offset || focus.Offset != b.focus.Offset {
		b.history.growing = false
	}
	b.selection = selection{anchor, focus}
}

// Selected is a copy of the selected text.
func (b *Buffer) Selected() string { return b.slice(b.selected()) }

// Replace puts s in the place of the bytes [start, end) and the caret after it.
func (b *Buffer) Replace(start, end int, s string) Edit {
	start, end = b.snap(start), b.snap(end)
	return b.change(min(start, end), max(start, end), valid(s), alone)
}

// Insert puts s in the place of the selection and the caret after it. Letters
// inserted one after the other are undone by words.
func (b *Buffer) Insert(s string) Edit {
	const longestKey = 16 // bytes; a key of an Urdu keyboard may give several letters
	how := typed
	if len(s) > longestKey || strings.Contains(s, "\n") {
		how = alone
	}
	start, end := b.selected()
	return b.change(start, end, valid(s), how)
}

// DeleteBackward deletes the selection or, without one, the last thing typed
// before the caret: a mark without its letter, but an emoji or a flag whole.
func (b *Buffer) DeleteBackward() Edit {
	return b.deleteBack(erasedBackward, lastTyped)
}

// DeleteForward deletes the selection or, without one, the grapheme after the
// caret.
func (b *Buffer) DeleteForward() Edit {
	return b.deleteOn(erasedForward, func(after string) int { return NextGrapheme(after, 0) })
}

// DeleteWordBackward deletes the selection or, without one, back to the start
// of a word; at the start of a paragraph, the paragraph's break.
func (b *Buffer) DeleteWordBackward() Edit {
	return b.deleteBack(alone, func(before string) int {
		if strings.HasSuffix(before, "\n") {
			return len(before) - 1
		}
		paragraph := strings.LastIndexByte(before, '\n') + 1
		return max(PrevWord(before, len(before)), paragraph)
	})
}

// DeleteWordForward deletes the selection or, without one, up to the end of a
// word; at the end of a paragraph, the paragraph's break.
func (b *Buffer) DeleteWordForward() Edit {
	return b.deleteOn(alone, func(after string) int {
		if strings.HasPrefix(after, "\n") {
			return 1
		}
		after, _, _ = strings.Cut(after, "\n")
		return NextWord(after, 0)
	})
}

// Wipe overwrites the text and all that could be undone, and drops it.
func (b *Buffer) Wipe() {
	b.text.wipe()
	b.history.wipe()
	b.selection = selection{}
}

// lastTyped is where the last thing typed in a text starts.
func lastTyped(text string) int {
	last, size := utf8.DecodeLastRuneInString(text)
	switch {
	case unicode.Is(unicode.Variation_Selector, last), unicode.Is(unicode.Me, last):
		// part of an emoji
	case unicode.IsLetter(last), unicode.IsMark(last), unicode.IsDigit(last), last == '\u200C', last == '\u200D':
		return len(text) - size
	}
	return PrevGrapheme(text, len(text))
}

// deleteBack deletes the selection, or from where find says in the text before
// the caret. find is shown a part of that text, and more of it as long as it
// says 0.
func (b *Buffer) deleteBack(how kind, find func(before string) int) Edit {
	start, end := b.selected()
	for length := neighbourhood; start == end && start > 0; length *= 4 {
		from := b.snap(end - length)
		if n := find(b.slice(from, end)); n > 0 || from == 0 {
			start = from + n
		}
	}
	return b.change(start, end, "", how)
}

// deleteOn deletes the selection, or as many bytes after the caret as find
// says. find is shown a part of that text, and more of it as long as it asks
// for all.
func (b *Buffer) deleteOn(how kind, find func(after string) int) Edit {
	start, end := b.selected()
	for length := neighbourhood; start == end && end < b.Len(); length *= 4 {
		to := b.snap(start + length)
		if n := find(b.slice(start, to)); start+n < to || to == b.Len() {
			end = start + n
		}
	}
	return b.change(start, end, "", how)
}

// change edits the text and remembers how.
func (b *Buffer) change(start, end int, s string, how kind) Edit {
	edit := Edit{Start: start, End: end, Text: s}
	if start == end && s == "" {
		return edit
	}
	c := change{kind: how, at: start, removed: b.text.slice(start, end), inserted: []byte(s), before: b.selection}
	b.text.replace(start, end, s)
	caret := Caret{Offset: start + len(s)}
	if how != erasedForward && caret.Offset > 0 && b.text.at(caret.Offset-1) != '\n' {
		caret.Affinity = Upstream // with what was written last
	}
	b.selection = selection{caret, caret}
	c.after = b.selection
	b.history.add(c)
	return edit
}

func (b *Buffer) selected() (start, end int) {
	return min(b.anchor.Offset, b.focus.Offset), max(b.anchor.Offset, b.focus.Offset)
}

func (b *Buffer) slice(start, end int) string { return string(b.text.slice(start, end)) }

// snap brings an offset into the text and back to the start of a character.
func (b *Buffer) snap(offset int) int {
	offset = min(max(offset, 0), b.Len())
	for offset > 0 && offset < b.Len() && !utf8.RuneStart(b.text.at(offset)) {
		offset--
	}
	return offset
}
