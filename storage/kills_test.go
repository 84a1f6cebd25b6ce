package storage

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

// writeOn saves until it is killed, and says so after each save: revisions, a draft
// after each, now and then one with a photo, and one that is erased again.
func writeOn(v *Vault) error {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 48, 36))); err != nil {
		return err
	}
	session := uuid.New()
	var last Revision
	for n := 0; ; n++ {
		text := fmt.Sprintf("%d %s", n, strings.Repeat("کروٹ ", n%200))
		change := entry("2026-11-22", text)
		if n%3 > 0 {
			change = after(last, text)
		}
		if n%12 == 11 {
			photo, err := v.AddPhoto(context.Background(), bytes.NewReader(picture.Bytes()))
			if err != nil {
				return err
			}
			change.Photos = []uuid.UUID{photo}
		}
		made, err := v.Revise(context.Background(), change)
		if err != nil {
			return err
		}
		last = made
		fmt.Println("saved", made.Item, made.ID, n)
		for _, photo := range made.Photos {
			fmt.Println("photo", made.Item, photo, n)
		}
		draft := Draft{Session: session, Item: made.Item, Kind: "entry", Body: []byte(text)}
		if err := v.PutDraft(context.Background(), draft); err != nil {
			return err
		}
		fmt.Println("draft", made.Item, session, n)
		if n%20 == 19 {
			if err := eraseOne(v, n); err != nil {
				return err
			}
		}
	}
}

// eraseOne saves an entry and erases it.
func eraseOne(v *Vault, n int) error {
	made, err := v.Revise(context.Background(), entry("2026-11-21", "to be erased"))
	if err != nil {
		return err
	}
	fmt.Println("erasing", made.Item, made.ID, n)
	if err := v.Erase(context.Background(), made.Item); err != nil {
		return err
	}
	fmt.Println("erased", made.Item, made.ID, n)
	return nil
}

// acknowledged is what a child said was done.
type acknowledged struct {
	saved  map[uuid.UUID]uuid.UUID // revision: item
	drafts map[uuid.UUID]int       // session: number of its last draft
	photos map[uuid.UUID]bool
	erased map[uuid.UUID]bool // items
}

func nothingYet() acknowledged {
	return acknowledged{map[uuid.UUID]uuid.UUID{}, map[uuid.UUID]int{}, map[uuid.UUID]bool{}, map[uuid.UUID]bool{}}
}

// killsEach is how many kills one journal sees: the longer it gets, the longer
// it takes to see that all is there.
const killsEach = 12

// TestKills kills a process under load again and again, most often while it
// saves, and sometimes while it still opens the journal: what it acknowledged
// is there, and the journal opens.
func TestKills(t *testing.T) {
	r := newTrial(t, "kills under load", 12, 1000)
	for r.done < r.rounds {
		shelf, id := lockedJournal(t)
		known := nothingYet()
		for n := range min(killsEach, r.rounds-r.done) {
			r.kill(known, shelf, id, n)
			v := r.opens(shelf, id)
			if v == nil {
				t.FailNow()
			}
			r.check(known, v)
			wantErr(t, v.Lock(), nil)
			r.done++
		}
		r.held += len(known.saved) + len(known.drafts) + len(known.photos) + len(known.erased)
		wantErr(t, os.RemoveAll(filepath.Dir(shelf.dir)), nil)
		t.Logf("%d kills, %d acknowledged", r.done, r.held)
	}
}

// kill starts a child for which it is day n, so that it takes snapshots too,
// and kills it.
func (r *trial) kill(known acknowledged, shelf *Shelf, id string, n int) {
	r.Helper()
	cmd, lines := startChild(r, shelf, id, fmt.Sprint("write ", n))
	if r.IntN(4) == 0 { // anywhere, the opening too: so this waits for a time and not for a line
		time.Sleep(time.Duration(r.IntN(300)) * time.Millisecond)
	} else {
		for range 2 + r.IntN(200) {
			known.read(r, lines)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		r.Fatal(err)
	}
	for lines.Scan() { // what it managed to say before the end
		known.take(r, lines.Text())
	}
	cmd.Wait()
}

func (a acknowledged) read(t testing.TB, lines *bufio.Scanner) {
	t.Helper()
	if !lines.Scan() {
		t.Fatal("the child ended by itself")
	}
	a.take(t, lines.Text())
}

func (a acknowledged) take(t testing.TB, line string) {
	t.Helper()
	var (
		what     string
		item, id uuid.UUID
		n        int
	)
	if _, err := fmt.Sscan(line, &what, asText{&item}, asText{&id}, &n); err != nil {
		t.Fatalf("the child says %q", line)
	}
	switch what {
	case "saved":
		a.saved[id] = item
	case "draft":
		a.drafts[id] = n
	case "photo":
		a.photos[id] = true
	case "erased":
		a.erased[item] = true
	}
}

// asText scans an id.
type asText struct{ id *uuid.UUID }

func (s asText) Scan(state fmt.ScanState, _ rune) error {
	token, err := state.Token(true, nil)
	if err != nil {
		return err
	}
	return s.id.UnmarshalText(token)
}

// check looks for all that was acknowledged.
func (r *trial) check(a acknowledged, v *Vault) {
	r.Helper()
	there := map[uuid.UUID]bool{}
	entries, _ := allPages(r.T, v, 500)
	for _, head := range entries {
		history, err := v.History(r.Context(), head.Item)
		wantErr(r, err, nil)
		for _, made := range history {
			there[made.ID] = true
		}
		if a.erased[head.Item] {
			r.miss("%s is shown though it was erased", head.Item)
		}
	}
	for id, item := range a.saved {
		if !there[id] {
			r.miss("revision %s of %s is lost", id, item)
		}
	}
	for id := range a.photos {
		_, err := v.Photo(r.Context(), id)
		_, small := v.Thumbnail(r.Context(), id)
		if err = errors.Join(err, small); err != nil {
			r.miss("photo %s is lost: %v", id, err)
		}
	}
	r.checkDrafts(a, v)
}

func (r *trial) checkDrafts(a acknowledged, v *Vault) {
	r.Helper()
	drafts, err := v.Drafts(r.Context())
	wantErr(r, err, nil)
	latest := map[uuid.UUID]int{}
	for _, d := range drafts {
		var n int
		if _, err := fmt.Sscan(string(d.Body), &n); err != nil {
			r.miss("draft %q", d.Body)
		}
		latest[d.Session] = max(n, latest[d.Session])
	}
	for session, n := range a.drafts {
		if latest[session] < n {
			r.miss("draft %d of session %s is lost: %d", n, session, latest[session])
		}
	}
}
