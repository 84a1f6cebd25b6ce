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
	said, err := Export(t.Context(), from, dir, language(t), day, func(done, _ int) { told = done })
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

	again, err := Export(t.Context(), from, dir, language(t), day, func(int, int) {})
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
		if _, err := Export(c.ctx, c.from, dir, language(t), day, func(int, int) {}); !errors.Is(err, c.want) {
			t.Errorf("%v, want %v", err, c.want)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := Export(t.Context(), few{}, filepath.Join(dir, "gone"), language(t), day, nil); err == nil {
		t.Error("a folder that is not there was written into")
	}
}
