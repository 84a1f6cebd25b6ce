package storage

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
)

// The records of a backup are files that a person can read: of each the first
// line is JSON, what follows it is the body as it was written. Only what is in
// the file counts; its name is for people.
//
//	journal.json                              which journal, when, and how much
//	erased.txt                                an id on each line
//	drafts/KIND/SORT/ITEM-SESSION.txt         recordLine ‖ newline ‖ body
//	revisions/KIND/SORT/ITEM-REVISION.txt     recordLine ‖ newline ‖ body
const (
	fileJournal = "journal.json"
	fileErased  = "erased.txt"
	erasedLine  = 36 + 1 // bytes: an id as text, and a newline

	maxRecordLine = 64 << 10 // bytes: 255 parents and 255 photos take 20,000
)

// recordLine is the first line of a record's file.
type recordLine struct {
	Item     uuid.UUID   `json:"item"`
	Revision uuid.UUID   `json:"revision,omitzero"`
	Session  uuid.UUID   `json:"session,omitzero"` // of a draft
	Kind     string      `json:"kind"`
	Sort     string      `json:"sort"`
	Time     string      `json:"time,omitempty"` // of the clock, for people
	Millis   int64       `json:"millis,omitempty"`
	Counter  uint32      `json:"counter,omitempty"`
	Device   uuid.UUID   `json:"device,omitzero"`
	Deleted  bool        `json:"deleted,omitempty"`
	Parents  []uuid.UUID `json:"parents,omitempty"`
	Photos   []uuid.UUID `json:"photos,omitempty"`
}

func lineOf(r Revision) recordLine {
	return recordLine{
		Item: r.Item, Revision: r.ID, Kind: r.Kind, Sort: r.Sort,
		Time:   time.UnixMilli(r.Clock.Millis).UTC().Format(time.RFC3339),
		Millis: r.Clock.Millis, Counter: r.Clock.Counter, Device: r.Clock.Device,
		Deleted: r.Deleted, Parents: r.Parents, Photos: r.Photos,
	}
}

func (l recordLine) revision(body []byte) Revision {
	return Revision{
		ID: l.Revision, Item: l.Item, Kind: l.Kind, Sort: l.Sort, Parents: l.Parents,
		Clock:   Clock{Millis: l.Millis, Counter: l.Counter, Device: l.Device},
		Deleted: l.Deleted, Body: body, Photos: l.Photos,
	}
}

func lineOfDraft(d Draft) recordLine {
	return recordLine{Item: d.Item, Session: d.Session, Kind: d.Kind, Sort: d.Sort, Parents: d.Parents, Photos: d.Photos}
}

func (l recordLine) draft(body []byte) Draft {
	return Draft{Session: l.Session, Item: l.Item, Parents: l.Parents, Kind: l.Kind, Sort: l.Sort, Body: body, Photos: l.Photos}
}

// key is the record's key in the store.
func (l recordLine) key() []byte {
	if l.Revision == uuid.Nil {
		return recordKey(keyDraft, l.Item, l.Session)
	}
	return recordKey(keyRevision, l.Item, l.Revision)
}

// path is the name of the record's file.
func (l recordLine) path() string {
	folder, second := "revisions", l.Revision
	if l.Revision == uuid.Nil {
		folder, second = "drafts", l.Session
	}
	return fmt.Sprintf("%s/%s/%s/%s-%s.txt", folder, l.Kind, sortFolder(l.Sort), photoFile(l.Item), photoFile(second))
}

// sortFolder is the day, or what else a sort key begins with, as a folder's
// name.
func sortFolder(sort string) string {
	first, _, _ := strings.Cut(sort, " ")
	safe := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' {
			return r
		}
		return -1
	}, first)
	if safe == "" {
		return "-"
	}
	return safe
}

// encode gives the record's file.
func (l recordLine) encode(body []byte) ([]byte, error) {
	line, err := json.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("encode record: %w", err)
	}
	return append(append(line, '\n'), body...), nil
}

// decodeRecord reads a record's file, and is ErrDamaged for one that the store
// could not hold.
func decodeRecord(file []byte) (l recordLine, body []byte, err error) {
	line, body, found := bytes.Cut(file, []byte("\n"))
	if !found || len(line) > maxRecordLine {
		return l, nil, fmt.Errorf("%w: record without a first line", ErrDamaged)
	}
	if err := json.Unmarshal(line, &l); err != nil {
		return l, nil, fmt.Errorf("%w: record: %w", ErrDamaged, err)
	}
	if (l.Revision == uuid.Nil) == (l.Session == uuid.Nil) {
		return l, nil, fmt.Errorf("%w: record of no kind", ErrDamaged)
	}
	if err := checkRecord(l.Item, l.Kind, l.Sort, l.Parents, l.Photos); err != nil {
		return l, nil, fmt.Errorf("%w: record: %w", ErrDamaged, err)
	}
	return l, body, nil
}

// tarFile adds a file to a tar inside a backup.
func tarFile(to *tar.Writer, name string, at time.Time, data []byte) error {
	err := to.WriteHeader(partFileHeader(name, int64(len(data)), at))
	if err == nil {
		_, err = to.Write(data)
	}
	return err
}

// partFileHeader is that of a plain file that its owner alone may read.
func partFileHeader(name string, size int64, at time.Time) *tar.Header {
	h := &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: at.Truncate(time.Second), Format: tar.FormatUSTAR}
	if size >= 8<<30 { // more than ustar can say; every tar of today reads this
		h.Format = tar.FormatGNU
	}
	return h
}
