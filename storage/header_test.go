package storage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// headerOf returns the paths and the bytes of a locked journal's header.
func headerOf(t *testing.T, shelf *Shelf, id string) (first, second string, data []byte) {
	t.Helper()
	first = filepath.Join(shelf.dir, id, headerCopies[0])
	second = filepath.Join(shelf.dir, id, headerCopies[1])
	data, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(second)
	if err != nil || !bytes.Equal(data, other) {
		t.Fatalf("copies differ: %v", err)
	}
	return first, second, data
}

func put(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A header of version 1 reads the same for ever.
func TestHeaderFixture(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "header-1.json"))
	if err != nil {
		t.Fatal(err)
	}
	h, err := decodeHeader(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"ميرا كمره ۱۲", codes[1]} {
		tried, folded := h.pick(secret)
		master, err := tried.unwrap(folded, h.Identity)
		if err != nil {
			t.Fatalf("%q: %v", secret, err)
		}
		wantErr(t, h.checkIdentity(master), nil)
		if shown, err := h.label(master); err != nil || shown != (label{"ناؤ", "boat"}) {
			t.Errorf("called %v, %v", shown, err)
		}
	}
	if again, err := h.encode(); err != nil || !bytes.Equal(again, data) {
		t.Errorf("written again as %s, %v", again, err)
	}
}

// Cut anywhere, flipped anywhere: one copy alone is never taken for another
// header, and beside a whole second copy it changes nothing.
func TestHeaderCutAndFlipped(t *testing.T) {
	oneByOne(t)
	shelf, id := lockedJournal(t)
	first, _, data := headerOf(t, shelf, id)
	whole := shelf.describe(id)
	check := func(what string, changed []byte) {
		put(t, first, changed)
		if got := shelf.describe(id); got != whole {
			t.Fatalf("%s beside a whole copy: %v", what, got)
		}
		if h, err := decodeHeader(changed); err == nil {
			if again, _ := h.encode(); !bytes.Equal(again, data) {
				t.Fatalf("%s is taken for another header", what)
			}
		}
	}
	for n := range len(data) - 1 { // the last byte is a newline
		check(fmt.Sprintf("cut to %d bytes", n), data[:n])
		_, err := decodeHeader(data[:n])
		wantErr(t, err, ErrDamaged)
	}
	for i := range data {
		for bit := range 8 {
			changed := bytes.Clone(data)
			changed[i] ^= 1 << bit
			check(fmt.Sprintf("byte %d, bit %d", i, bit), changed)
		}
	}
}

func TestUnlockMendsTheHeader(t *testing.T) {
	shelf, id := lockedJournal(t)
	first, second, data := headerOf(t, shelf, id)
	for _, spoiled := range []string{first, second} {
		put(t, spoiled, data[:len(data)/2])
		if err := unlock(t, shelf, id, passphrase).Lock(); err != nil {
			t.Fatal(err)
		}
		headerOf(t, shelf, id)
	}
}

// A store without a header that can be read is a damaged journal, whatever
// stands in the header's place.
func TestNoCopyLeft(t *testing.T) {
	shelf, id := lockedJournal(t)
	first, second, data := headerOf(t, shelf, id)
	for name, content := range map[string][]byte{
		"damaged": data[:100], "foreign": []byte(`{"format":"another program"}`), "empty": {},
	} {
		put(t, first, content)
		put(t, second, content)
		before := contents(t, shelf.dir)
		_, err := shelf.Unlock(t.Context(), id, passphrase)
		wantErr(t, err, ErrDamaged)
		wantErr(t, shelf.describe(id).Problem, ErrDamaged)
		if !sameContents(before, contents(t, shelf.dir)) {
			t.Errorf("a %s header: something was changed", name)
		}
	}
}

func TestNewerHeader(t *testing.T) {
	shelf, id := lockedJournal(t)
	first, second, data := headerOf(t, shelf, id)
	newer := envelope{Format: headerFormat, Version: headerVersion + 1, Body: json.RawMessage(`{"all":"different"}`)}
	newer.Checksum = newer.sum()
	written, err := json.Marshal(newer)
	if err != nil {
		t.Fatal(err)
	}
	for _, paths := range [][]string{{first, second}, {first}, {second}} {
		put(t, first, data)
		put(t, second, data)
		for _, path := range paths {
			put(t, path, written)
		}
		before := contents(t, shelf.dir)
		_, err := shelf.Unlock(t.Context(), id, passphrase)
		wantErr(t, err, ErrNewer)
		if listed, _ := shelf.List(); len(listed) != 1 || listed[0].ID != id {
			t.Errorf("listed %v", listed)
		} else {
			wantErr(t, listed[0].Problem, ErrNewer)
		}
		if !sameContents(before, contents(t, shelf.dir)) {
			t.Error("something was changed")
		}
	}

	// A version that a flipped bit made is no newer version.
	put(t, first, bytes.Replace(data, []byte(`"version":2`), []byte(`"version":3`), 1))
	put(t, second, data)
	unlock(t, shelf, id, passphrase)
}

// Between the two replacements of a passphrase change the copies differ: the
// later one is in force, and the earlier is gone after the next unlock.
func TestLaterCopyIsInForce(t *testing.T) {
	shelf, id := lockedJournal(t)
	first, second, old := headerOf(t, shelf, id)
	v := unlock(t, shelf, id, passphrase)
	if err := v.SetPassphrase(t.Context(), "another phrase"); err != nil {
		t.Fatal(err)
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	_, _, changed := headerOf(t, shelf, id)
	for _, behind := range []string{first, second} {
		put(t, first, changed)
		put(t, second, changed)
		put(t, behind, old)
		_, err := shelf.Unlock(t.Context(), id, passphrase)
		wantErr(t, err, ErrWrongSecret)
		if err := unlock(t, shelf, id, "another phrase").Lock(); err != nil {
			t.Fatal(err)
		}
		headerOf(t, shelf, id)
	}
}

// A header that somebody made up, with a right checksum, cannot ask for more
// than bounded work, nor lead outside the journal's folder.
func TestMadeUpHeader(t *testing.T) {
	shelf, id := lockedJournal(t)
	first, second, data := headerOf(t, shelf, id)
	changes := map[string]func(*header){
		"memory":     func(h *header) { h.Slots[0].Derivation.MemoryKiB = 1 << 30 },
		"time":       func(h *header) { h.Slots[0].Derivation.Time = 1 << 30 },
		"salt":       func(h *header) { h.Slots[0].Salt = nil },
		"wrapped":    func(h *header) { h.Slots[0].Wrapped = []byte("short") },
		"no slot":    func(h *header) { h.Slots = nil },
		"many slots": func(h *header) { h.Slots = append(h.Slots, make([]slot, 1000)...) },
		"store":      func(h *header) { h.Store = "../other" },
		"public key": func(h *header) { h.PublicKey = make([]byte, 32) },
		"journal":    func(h *header) { h.Identity[0] ^= 1 },
		"hidden":     func(h *header) { h.Hidden = &hidden{Derivation: derivation{1, 1 << 30, 1}} },
	}
	for what, change := range changes {
		h, err := decodeHeader(data)
		if err != nil {
			t.Fatal(err)
		}
		change(h)
		made, err := h.encode()
		if err != nil {
			t.Fatal(err)
		}
		put(t, first, made)
		put(t, second, made)
		shelf.tries = map[string]tries{}
		if v, err := shelf.Unlock(t.Context(), id, passphrase); err == nil {
			t.Errorf("%s: opens", what)
			v.Lock()
		} else if what != "journal" { // another journal's slot is a wrong secret
			wantErr(t, err, ErrDamaged)
		}
	}
	put(t, first, []byte(headerStart+strings.Repeat(" ", 10*maxHeader)))
	put(t, second, made(t, strings.Repeat("x", 2*maxHeader)))
	_, err := shelf.Unlock(t.Context(), id, passphrase)
	wantErr(t, err, ErrDamaged)
}

// made is a header with a name of any length.
func made(t *testing.T, name string) []byte {
	t.Helper()
	data, err := (&header{Name: name}).encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}
