package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/yuin/goldmark"

	"gehwara/app/journal"
	"gehwara/i18n"
)

// few are some entries, and an error after them.
type few struct {
	entries []journal.Entry
	photos  map[uuid.UUID][][]byte
	err     error
}

func (f few) Entries(_ context.Context, visit func(journal.Entry) error) error {
	for _, e := range f.entries {
		if err := visit(e); err != nil {
			return err
		}
	}
	return f.err
}

func (f few) Photos(_ context.Context, id uuid.UUID) ([][]byte, error) { return f.photos[id], nil }

// made makes an export as the program does, but that it is put in place without the
// disk being waited for.
func made(ctx context.Context, t *testing.T, from Source, into string, report func(int, int)) (Exported, error) {
	t.Helper()
	folder, err := NewFolder(into, day)
	if err != nil {
		return Exported{}, err
	}
	put := func(_ context.Context, from, to string) error { return os.Rename(from, to) }
	return Export(ctx, from, folder, language(t), put, report)
}

var day = time.Date(2026, time.November, 26, 9, 0, 0, 0, time.UTC)

func language(t *testing.T) *i18n.Language {
	t.Helper()
	lang, err := i18n.Load("ur")
	if err != nil {
		t.Fatal(err)
	}
	return lang
}

const rough = "# not a heading\n* not a list\n1 < 2 & [a](b) `c` _d_ \\ ![x](y)\nآج «وہ» آئی!"

func TestExportCanBeReadByPersonsAndPrograms(t *testing.T) {
	one, two := uuid.New(), uuid.New()
	from := few{
		entries: []journal.Entry{
			{ID: one, Date: journal.Date{Year: 2026, Month: 3, Day: 5}, Feeling: journal.Happy, Text: rough},
			{ID: uuid.New(), Problem: journal.ErrNewer},
			{ID: two, Date: journal.Date{Year: 2025, Month: 12, Day: 31}},
		},
		photos: map[uuid.UUID][][]byte{one: {[]byte("first"), nil, []byte("second")}},
	}
	dir, told := t.TempDir(), 0
	said, err := made(t.Context(), t, from, dir, func(done, _ int) { told = done })
	if err != nil {
		t.Fatal(err)
	}
	want := Exported{Folder: filepath.Join(dir, "gehwara-2026-11-26"), Entries: 2, Photos: 2, Missing: 2}
	if said != want || told != 2 {
		t.Errorf("said %+v, want %+v; told of %d", said, want, told)
	}

	data, err := os.ReadFile(filepath.Join(said.Folder, "diary.json"))
	if err != nil {
		t.Fatal(err)
	}
	var read []struct {
		Date   string
		Text   string
		Photos []string
	}
	if err := json.Unmarshal(data, &read); err != nil || len(read) != 2 {
		t.Fatalf("%v in %s", err, data)
	}
	if read[0].Text != rough || read[0].Date != "2026-03-05" || len(read[0].Photos) != 2 {
		t.Errorf("the first is %+v", read[0])
	}
	if photo, err := os.ReadFile(filepath.Join(said.Folder, read[0].Photos[1])); err != nil || string(photo) != "second" {
		t.Errorf("a photo is %q, %v", photo, err)
	}

	text, err := os.ReadFile(filepath.Join(said.Folder, "diary.md"))
	if err != nil {
		t.Fatal(err)
	}
	var html bytes.Buffer
	if err := goldmark.Convert(text, &html); err != nil {
		t.Fatal(err)
	}
	shown := html.String()
	for _, wanted := range []string{
		"# not a heading<br />", "* not a list<br />", "1 &lt; 2 &amp; [a](b) `c` _d_ \\ ![x](y)<br />", "آج «وہ» آئی!", "2026",
	} {
		if !strings.Contains(strings.ReplaceAll(shown, "<br>", "<br />"), wanted) {
			t.Errorf("%q is not shown in %s", wanted, shown)
		}
	}
	if n := strings.Count(shown, "<h2>"); n != 2 {
		t.Errorf("%d headings", n)
	}
	if _, err := os.Stat(filepath.Join(said.Folder, "README.txt")); err != nil {
		t.Error(err)
	}

	again, err := made(t.Context(), t, from, dir, func(int, int) {})
	if err != nil || again.Folder != want.Folder+"-2" {
		t.Errorf("a second one: %+v, %v", again, err)
	}
}

func TestExportIsThereWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	broken := errors.New("the journal was locked")
	entries := []journal.Entry{{Date: journal.Date{Year: 2026, Month: 1, Day: 1}, Text: "x"}}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		ctx  context.Context
		from few
		want error
	}{{t.Context(), few{entries: entries, err: broken}, broken}, {ctx, few{entries: entries}, context.Canceled}} {
		if _, err := made(c.ctx, t, c.from, dir, func(int, int) {}); !errors.Is(err, c.want) {
			t.Errorf("%v, want %v", err, c.want)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := made(t.Context(), t, few{}, filepath.Join(dir, "gone"), nil); err == nil {
		t.Error("a folder that is not there was written into")
	}
}

// What an end of the program leaves is found, its name is not used again, and it alone
// can be removed.
func TestWhatIsLeft(t *testing.T) {
	dir := t.TempDir()
	half, other := filepath.Join(dir, "gehwara-2026-11-26.part"), filepath.Join(dir, "thesis.part")
	for _, folder := range []string{half, other} {
		if err := errors.Join(os.MkdirAll(filepath.Join(folder, "photos"), 0o700), os.WriteFile(filepath.Join(folder, "diary.md"), []byte("words"), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "gehwara-2026-11-25.part"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := Left(dir); err != nil || len(got) != 1 || got[0] != half {
		t.Errorf("left are %q, %v", got, err)
	}
	if said, err := made(t.Context(), t, few{}, dir, nil); err != nil || said.Folder != filepath.Join(dir, "gehwara-2026-11-26-2") {
		t.Errorf("made %q, %v", said.Folder, err)
	}
	if err := Remove(other); err == nil || errors.Is(err, ErrLeft) {
		t.Errorf("another program's: %v", err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Error(err)
	}
	if err := Remove(half); err != nil {
		t.Error(err)
	}
	if err := Remove(half); !errors.Is(err, ErrLeft) {
		t.Errorf("what is not to be seen: %v", err)
	}
	if _, err := Left(filepath.Join(dir, "gone")); err == nil {
		t.Error("a folder that is not there has nothing left in it")
	}
}

// A stick that is pulled out while it is written keeps what was begun: that is said.
func TestExportOnAStickPulledOut(t *testing.T) {
	dir := t.TempDir()
	stick, away := filepath.Join(dir, "stick"), filepath.Join(dir, "away")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	from := few{entries: []journal.Entry{{ID: uuid.New(), Date: journal.Date{Year: 2026, Month: 1, Day: 1}, Text: "x"}}}
	_, err := made(t.Context(), t, from, stick, func(int, int) {
		if err := os.Rename(stick, away); err != nil {
			t.Error(err)
		}
	})
	if !errors.Is(err, ErrLeft) {
		t.Errorf("said %v", err)
	}
	if got, err := Left(away); err != nil || len(got) != 1 {
		t.Errorf("left are %q, %v", got, err)
	}
}
