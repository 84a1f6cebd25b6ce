// Package exchange turns what is sealed into files that people can read without the
// program, and that anybody can read.
package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/i18n"
)

// Source gives what is to be exported.
type Source interface {
	// Entries gives the entries, the newest first; of those that can't be read the
	// Problem alone.
	Entries(ctx context.Context, visit func(journal.Entry) error) error
	// Photos gives the photos of an entry, as JPEG; nil for one that is gone.
	Photos(ctx context.Context, entry uuid.UUID) ([][]byte, error)
}

// Exported says what an export holds.
type Exported struct {
	Folder  string
	Entries int
	Photos  int
	Missing int // entries and photos that could not be read
}

// entryFile is an entry in diary.json.
type entryFile struct {
	journal.Entry
	Photos []string `json:"photos,omitempty"` // paths in the folder
}

// Put gives a folder that was filled under another name its own, once all in it is on
// the disk.
type Put func(ctx context.Context, from, to string) error

// Export writes a folder that NewFolder gave: diary.md, to read; diary.json, for
// programs; the photos beside them; and a README.txt. It is there whole or not at all,
// and a stick may be pulled out when Export returns. report hears of each entry; how
// many there are nobody knows. Errors: those of the disk, of the source and of put;
// beside them ErrLeft, when what was begun could not be removed.
func Export(ctx context.Context, from Source, folder string, lang *i18n.Language, put Put, report func(done, total int)) (Exported, error) {
	part := Unfinished(folder)
	if err := os.Mkdir(part, 0o700); err != nil {
		return Exported{}, fmt.Errorf("exchange: make a folder: %w", err)
	}
	w := &writer{folder: part, lang: lang, report: report, said: Exported{Folder: folder}}
	err := w.all(ctx, from)
	if err == nil {
		err = put(ctx, part, folder)
	}
	if err != nil {
		return Exported{}, errors.Join(fmt.Errorf("exchange: export: %w", err), Remove(part))
	}
	return w.said, nil
}

// writer writes one export.
type writer struct {
	folder string
	lang   *i18n.Language
	report func(done, total int)
	said   Exported

	text, data *os.File
}

func (w *writer) all(ctx context.Context, from Source) (err error) {
	if w.text, err = w.create("diary.md"); err != nil {
		return err
	}
	if w.data, err = w.create("diary.json"); err != nil {
		return errors.Join(err, w.text.Close())
	}
	err = errors.Join(w.begin(), from.Entries(ctx, func(e journal.Entry) error { return w.entry(ctx, from, e) }), w.end())
	return errors.Join(err, w.text.Close(), w.data.Close())
}

func (w *writer) create(name string) (*os.File, error) {
	return os.OpenFile(filepath.Join(w.folder, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

func (w *writer) begin() error {
	_, err := w.data.WriteString("[")
	return errors.Join(err, os.WriteFile(filepath.Join(w.folder, "README.txt"), []byte(w.lang.T("export.readme")+"\n"), 0o600))
}

func (w *writer) end() error {
	_, err := w.data.WriteString("\n]\n")
	return err
}

func (w *writer) entry(ctx context.Context, from Source, e journal.Entry) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if e.Problem != nil {
		w.said.Missing++
		return nil
	}
	photos, err := from.Photos(ctx, e.ID)
	if err != nil {
		return err
	}
	names, err := w.photos(e, photos)
	if err != nil {
		return err
	}
	w.said.Entries++
	w.report(w.said.Entries, 0)
	if _, err := w.text.WriteString(w.markdown(e, names)); err != nil {
		return err
	}
	return w.json(e, names)
}

// photos writes the photos of an entry, named after its day.
func (w *writer) photos(e journal.Entry, photos [][]byte) (names []string, err error) {
	for _, data := range photos {
		if data == nil {
			w.said.Missing++
			continue
		}
		if err := os.MkdirAll(filepath.Join(w.folder, "photos"), 0o700); err != nil {
			return nil, err
		}
		w.said.Photos++
		name := "photos/" + e.Date.String() + "-" + strconv.Itoa(w.said.Photos) + ".jpg"
		if err := os.WriteFile(filepath.Join(w.folder, filepath.FromSlash(name)), data, 0o600); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

func (w *writer) json(e journal.Entry, photos []string) error {
	data, err := json.MarshalIndent(entryFile{e, photos}, "  ", "  ")
	if err != nil {
		return err
	}
	before := ",\n  "
	if w.said.Entries == 1 {
		before = "\n  "
	}
	_, err = w.data.WriteString(before + string(bytes.TrimSpace(data)))
	return err
}

// markdown is an entry to be read: its day, its face as a word, the words as they
// were written.
func (w *writer) markdown(e journal.Entry, photos []string) string {
	var b strings.Builder
	b.WriteString("## " + w.lang.Date(e.Date.Year, e.Date.Month, e.Date.Day) + "\n\n")
	if e.Feeling != journal.NoFeeling {
		b.WriteString("*" + w.lang.T("write.feeling_"+strconv.Itoa(int(e.Feeling))) + "*\n\n")
	}
	if text := strings.TrimSpace(e.Text); text != "" {
		b.WriteString(plain(text) + "\n\n")
	}
	for _, name := range photos {
		b.WriteString("![](" + name + ")\n\n")
	}
	return b.String()
}

// marks are the signs that mean something in Markdown (CommonMark, 2.4).
var marks = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`,
	"|", `\|`, "~", `\~`, "!", `\!`, "+", `\+`, "-", `\-`, "=", `\=`, "\n", "  \n",
)

// plain is a text that Markdown shows as it is, in the lines it was written in.
func plain(text string) string { return marks.Replace(text) }
