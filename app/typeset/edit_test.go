package typeset

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func at(offset int) Caret { return Caret{Offset: offset} }

// typing puts a text into a buffer letter by letter.
func typing(b *Buffer, s string) {
	for _, r := range s {
		b.Insert(string(r))
	}
}

func TestDeleteBackward(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "",
		"ab":                              "a",
		"بِّ":                             "بِ", // marks go one by one
		"بِ":                              "ب",
		"ب":                               "",
		"می\u200C":                        "می",
		"a\u0301":                         "a",
		"क्षि":                            "क्ष",
		"x👩‍👩‍👧‍👦":                        "x",
		"x👍🏽":                             "x",
		"🇵🇰🇵🇰":                            "🇵🇰",
		"1\uFE0F\u20E3":                   "",
		"❤\uFE0F":                         "",
		"ℹ\uFE0F":                         "",
		"a\n":                             "a",
		"a\r\n":                           "a",
		"a\x00":                           "a",
		"\u0601۲۴":                        "\u0601۲", // a year sign holds its first digit only on the screen
		"\u0601۲":                         "\u0601",
		"🏴\U000E0067\U000E0062\U000E007F": "",
		"گھر 😀\u064E":                     "گھر 😀",
	} {
		b := NewBuffer(text)
		b.Select(at(b.Len()), at(b.Len()))
		b.DeleteBackward()
		if got := b.String(); got != want {
			t.Errorf("%+q: left %+q, want %+q", text, got, want)
		}
	}
}

func TestDeleteForward(t *testing.T) {
	for text, want := range map[string]string{
		"":         "",
		"بِّسم":    "سم",
		"👩‍👩‍👧‍👦x": "x",
		"🇵🇰🇵🇰":     "🇵🇰",
		"\r\na":    "a",
		"e" + strings.Repeat("\u0301", 10_000) + "f": "f",
	} {
		b := NewBuffer(text)
		b.DeleteForward()
		if got := b.String(); got != want {
			t.Errorf("%+.40q: left %+.40q, want %+q", text, got, want)
		}
	}
}

func TestDeleteWords(t *testing.T) {
	long := strings.Repeat("ا", 20_000)
	for _, c := range []struct{ before, after, backward, forward string }{
		{"ایک بچہ ", " ہے یہ", "ایک ", " یہ"},
		{"ایک بچہ، ", "", "ایک ", ""},
		{"one\n", "\ntwo", "one", "two"},
		{"one\n  ", "  \ntwo", "one\n", "\ntwo"},
		{"one\n  two", "three  \nfour", "one\n  ", "  \nfour"},
		{"می\u200C", "خواہم x", "", " x"},
		{"a " + long, long + " b", "a ", " b"},
		{"", "", "", ""},
	} {
		b := NewBuffer(c.before + c.after)
		b.Select(at(len(c.before)), at(len(c.before)))
		b.DeleteWordBackward()
		if got := b.String(); got != c.backward+c.after {
			t.Errorf("%.20q|%.20q: backward leaves %.40q", c.before, c.after, got)
		}
		b.Undo()
		b.DeleteWordForward()
		if got := b.String(); got != c.before+c.forward {
			t.Errorf("%.20q|%.20q: forward leaves %.40q", c.before, c.after, got)
		}
	}
}

func TestSelectionIsReplaced(t *testing.T) {
	for name, edit := range map[string]func(b *Buffer) Edit{
		"type":                 func(b *Buffer) Edit { return b.Insert("") },
		"delete backward":      (*Buffer).DeleteBackward,
		"delete forward":       (*Buffer).DeleteForward,
		"delete word backward": (*Buffer).DeleteWordBackward,
		"delete word forward":  (*Buffer).DeleteWordForward,
	} {
		b := NewBuffer("ایک دو تین")
		start, end := len("ایک "), len("ایک دو ")
		b.Select(at(end), at(start))
		if b.Selected() != "دو " {
			t.Fatalf("selected %q", b.Selected())
		}
		if got := edit(b); got != (Edit{Start: start, End: end}) || b.String() != "ایک تین" {
			t.Errorf("%s: %+v leaves %q", name, got, b)
		}
		if anchor, focus := b.Selection(); anchor != focus || focus.Offset != start {
			t.Errorf("%s: caret at %v, %v", name, anchor, focus)
		}
		b.Undo()
		if anchor, focus := b.Selection(); anchor != at(end) || focus != at(start) {
			t.Errorf("%s: undo selects %v, %v", name, anchor, focus)
		}
	}
}

func TestTypingIsUndoneByWords(t *testing.T) {
	b := NewBuffer("")
	typing(b, "ہمارا بچہ  سوتا ہے")
	want := []string{"ہمارا بچہ  سوتا ", "ہمارا بچہ  ", "ہمارا ", ""}
	for _, w := range want {
		if _, ok := b.Undo(); !ok || b.String() != w {
			t.Fatalf("undo leaves %q, want %q", b, w)
		}
	}
	if _, ok := b.Undo(); ok {
		t.Error("undo past the beginning")
	}
	for range want {
		b.Redo()
	}
	if _, ok := b.Redo(); ok || b.String() != "ہمارا بچہ  سوتا ہے" {
		t.Errorf("redo ends with %q", b)
	}
}

func TestStepsOfUndo(t *testing.T) {
	b := NewBuffer("")
	undo := func(want string) {
		t.Helper()
		b.Undo()
		if b.String() != want {
			t.Errorf("undo leaves %q, want %q", b, want)
		}
	}
	typing(b, "abcd")
	b.DeleteBackward()
	b.DeleteBackward()
	undo("abcd")
	undo("")
	b.Redo()
	b.Select(at(1), at(1))
	typing(b, "x")
	b.Select(at(0), at(0)) // a move parts steps
	b.Select(at(2), at(2))
	typing(b, "y")
	undo("axbcd")
	undo("abcd")
	b.Insert("a whole sentence pasted")
	typing(b, "!")
	undo("aa whole sentence pastedbcd")
	undo("abcd")
	b.Select(at(0), at(0))
	b.DeleteForward()
	b.DeleteForward()
	typing(b, "z")
	if _, ok := b.Redo(); ok {
		t.Error("redo after a new change")
	}
	undo("cd")
	undo("abcd")
}

func TestCaretStaysWithWhatWasTyped(t *testing.T) {
	b := NewBuffer("")
	for _, c := range []struct {
		insert string
		want   Affinity
	}{{"ا", Upstream}, {"a", Upstream}, {"\n", Downstream}} {
		b.Insert(c.insert)
		if _, focus := b.Selection(); focus.Affinity != c.want || focus.Offset != b.Len() {
			t.Errorf("after %q the caret is %v", c.insert, focus)
		}
	}
}

func TestOffsetsAreBroughtIntoTheText(t *testing.T) {
	b := NewBuffer("اب")
	b.Select(at(-5), at(99))
	if b.Selected() != "اب" {
		t.Errorf("selected %q", b.Selected())
	}
	if got := b.Replace(3, 1, "\xffx\xc3"); got.Text != "\uFFFDx\uFFFD" || got.Start != 0 || got.End != 2 {
		t.Errorf("edit %+v", got)
	}
	if b.String() != "\uFFFDx\uFFFDب" {
		t.Errorf("text %q", b)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	b := NewBuffer("")
	piece := strings.Repeat("بچہ ", 20_000)
	for range 400 {
		b.Replace(0, b.Len(), piece)
	}
	if b.history.size > historyLimit {
		t.Errorf("history of %d bytes", b.history.size)
	}
	steps := 0
	for ; steps < 500; steps++ {
		if _, ok := b.Undo(); !ok {
			break
		}
	}
	if steps < 10 || steps > 200 {
		t.Errorf("%d steps of undo", steps)
	}
	b.Replace(0, b.Len(), strings.Repeat("x", 2*historyLimit))
	b.Replace(0, b.Len(), "")
	if b.Undo(); b.Len() != 2*historyLimit {
		t.Error("the last change is lost for its size")
	}
}

func TestWipe(t *testing.T) {
	b := NewBuffer("secret")
	typing(b, " word")
	b.DeleteWordBackward()
	text, step := b.text.bytes, b.history.done[0].inserted
	b.Wipe()
	if strings.Trim(string(text)+string(step), "\x00") != "" {
		t.Errorf("left behind %q, %q", text, step)
	}
	if _, ok := b.Undo(); ok || b.Len() != 0 || b.String() != "" {
		t.Error("a wiped buffer has text")
	}
	if b.Insert("new"); b.String() != "new" {
		t.Error("a wiped buffer takes no text")
	}
}

// follower repeats the edits of a buffer in a plain string.
type follower struct {
	t     *testing.T
	b     *Buffer
	model string
}

func (f *follower) follow(e Edit) {
	f.t.Helper()
	f.model = f.model[:e.Start] + e.Text + f.model[e.End:]
	if f.b.String() != f.model || f.b.Len() != len(f.model) || !utf8.ValidString(f.model) {
		f.t.Fatalf("edit %+v: text %q, model %q", e, f.b, f.model)
	}
	anchor, focus := f.b.Selection()
	for _, offset := range []int{anchor.Offset, focus.Offset} {
		if offset < 0 || offset > len(f.model) || offset < len(f.model) && !utf8.RuneStart(f.model[offset]) {
			f.t.Fatalf("edit %+v: caret at %d of %q", e, offset, f.model)
		}
	}
}

// all undoes or redoes as long as there is something.
func (f *follower) all(step func() (Edit, bool)) {
	f.t.Helper()
	for e, ok := step(); ok; e, ok = step() {
		f.follow(e)
	}
}

// fuzzMoves are what a writer may do; n is any number.
var fuzzMoves = []func(f *follower, n int){
	func(f *follower, n int) { f.follow(f.b.Insert(fuzzPieces[n%len(fuzzPieces)])) },
	func(f *follower, n int) { f.follow(f.b.Insert(fuzzPieces[n%7])) },
	func(f *follower, n int) { f.follow(f.b.Replace(n, n*3%200, fuzzPieces[n%len(fuzzPieces)])) },
	func(f *follower, n int) { f.b.Select(at(n), at(n*7%256-3)) },
	func(f *follower, _ int) { f.follow(f.b.DeleteBackward()) },
	func(f *follower, _ int) { f.follow(f.b.DeleteForward()) },
	func(f *follower, _ int) { f.follow(f.b.DeleteWordBackward()) },
	func(f *follower, _ int) { f.follow(f.b.DeleteWordForward()) },
	func(f *follower, _ int) {
		if e, ok := f.b.Undo(); ok {
			f.follow(e)
		}
	},
	func(f *follower, _ int) {
		if e, ok := f.b.Redo(); ok {
			f.follow(e)
		}
	},
}

var fuzzPieces = []string{"a", " ", "ب", "\u0650", "\u200C", "😀", "🇵", "\n", "\r\n", "\x00", "\xff\xc3", "لا", "", "ایک دو تین, four five"}

// FuzzBuffer makes arbitrary edits, takes all of them back, and makes them again.
func FuzzBuffer(f *testing.F) {
	f.Add("یہ text ہے", []byte("\x00\x01\x02a\x10\x33b\x06\x07\x05\x04\x08"))
	f.Add("👩‍👩‍👧e\u0301\r\n\x00", []byte{3, 250, 4, 9, 5, 17, 6, 80, 7, 2, 8, 1, 0, 0})
	f.Add("\xff", []byte(strings.Repeat("\x00\x20\x01\xff\x04\x00", 40)))
	f.Fuzz(func(t *testing.T, text string, moves []byte) {
		b := NewBuffer(text)
		follower := &follower{t, b, b.String()}
		first := follower.model
		for i := 0; i+1 < len(moves); i += 2 {
			fuzzMoves[int(moves[i])%len(fuzzMoves)](follower, int(moves[i+1]))
		}
		follower.all(b.Redo)
		last := follower.model
		follower.all(b.Undo)
		if follower.model != first {
			t.Fatalf("undo ends with %q, began with %q", follower.model, first)
		}
		follower.all(b.Redo)
		if follower.model != last {
			t.Fatalf("redo ends with %q, was %q", follower.model, last)
		}
	})
}

func BenchmarkBuffer(b *testing.B) {
	for _, size := range []int{5_000, 500_000} {
		text := strings.Repeat("بچہ looks ", size/13)
		b.Run(fmt.Sprintf("type/%d", size), func(b *testing.B) {
			buffer := NewBuffer(text)
			buffer.Select(at(size/2), at(size/2))
			for b.Loop() {
				buffer.Insert("ب")
			}
		})
		b.Run(fmt.Sprintf("anywhere/%d", size), func(b *testing.B) {
			buffer := NewBuffer(text)
			random := rand.New(rand.NewPCG(1, 2))
			for b.Loop() {
				n := random.IntN(buffer.Len())
				buffer.Select(at(n), at(n))
				buffer.Insert("ب")
				buffer.DeleteBackward()
			}
		})
	}
}
