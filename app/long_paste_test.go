package app

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/screen"
)

// hard makes a text of so many bytes that packs as badly as it can, of letters from an
// alphabet.
func hard(alphabet string, size int) string {
	runes := []rune(alphabet)
	chance := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for b.Len()+utf8.UTFMax <= size {
		b.WriteRune(runes[chance.IntN(len(runes))])
	}
	return b.String() + strings.Repeat("x", size-b.Len())
}

const (
	nastaliq = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے۔،؟ "
	letters  = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,"
	escaped  = "<>&\"\\\n\u2028" // which a body writes with more bytes
)

// However badly they pack, as many words as a page holds can be saved: as a draft, and
// as what stays.
func TestAFullPageIsSaved(t *testing.T) {
	s, _ := unlocked(t, "en")
	wide := strings.Builder{}
	for r := '\u4e00'; r < '\u9f00'; r++ {
		wide.WriteRune(r)
	}
	for name, alphabet := range map[string]string{
		"urdu": nastaliq, "latin": letters, "signs": escaped, "all": nastaliq + letters + strings.Repeat(escaped, 8), "wide": wide.String(), "emoji": "😀😁😂🤣😃😄😅",
	} {
		e := journal.Entry{Date: journal.Today(noon()), Text: hard(alphabet, kit.EditorMost)}
		session := s.open.journal.Write(e)
		e.ID = session.Entry().ID
		if err := session.Update(t.Context(), e); err != nil {
			t.Errorf("%s: a draft: %v", name, err)
		}
		if err := session.Commit(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Of what is pasted a page takes as much as it holds, and says so at once. All that it
// has taken is there again, though the journal is locked in the same moment.
func TestALongPasteAndALock(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		text := hard(strings.ReplaceAll(letters, " ", "")+"<&", 3*kit.EditorMost)
		s.Go(screen.Route{Page: screen.Write, Prompt: -1})
		paste(s, s.canvas.Focused(), text)
		if !tells(s, s.lang.T("write.full")) {
			t.Error("the page does not say that it is full")
		}
		s.Lock()
		openedAgain(t, s)
		if got := texts(t, s); got != text[:kit.EditorMost] {
			t.Errorf("%d bytes are there, of %d that the page took", len(got), kit.EditorMost)
		}
	})
}
