package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"github.com/google/uuid"
)

const (
	headerFormat  = "gehwara journal"
	headerVersion = 2
	beforeSpool   = 1 // the version of journals without spool and snapshots
	headerStart   = `{"format":"` + headerFormat + `"`

	maxHeader = 64 << 10
	maxSlots  = 8
)

// header is what it takes to try a secret and to find the store. Nothing in
// it was written by a person but the name of a journal that is not hidden.
type header struct {
	Serial    uint64    `json:"serial"`  // counts changes: of two valid copies the higher is in force
	Identity  uuid.UUID `json:"journal"` // the same in every copy and restore of the journal
	Name      string    `json:"name,omitempty"`
	Picture   string    `json:"picture,omitempty"`
	Hidden    *hidden   `json:"hidden,omitempty"` // instead of name and picture
	PublicKey []byte    `json:"public_key"`       // X25519
	Store     string    `json:"store"`            // folder beside the header that holds Badger
	Slots     []slot    `json:"slots"`

	version int // of the form this was read in, or is to be written in
}

// hidden lets a journal be found by its typed name and tells that name to
// nobody else.
type hidden struct {
	Derivation derivation `json:"argon2id"`
	Salt       []byte     `json:"salt"`
	Hash       []byte     `json:"hash"`  // of the folded name
	Label      []byte     `json:"label"` // sealed: name and picture, to show once open
}

// envelope is the outer form of every header, of this version and later ones:
// the checksum covers format, version and the bytes of the body, so a newer
// header is told from a damaged one.
type envelope struct {
	Format   string          `json:"format"`
	Version  int             `json:"version"`
	Checksum string          `json:"checksum"` // SHA-256 in hex
	Body     json.RawMessage `json:"body"`
}

func (e envelope) sum() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s", e.Format, e.Version, e.Body))
	return hex.EncodeToString(sum[:])
}

var storeName = regexp.MustCompile(`^db(-[0-9a-f]{1,32})?$`)

func (h *header) valid() bool {
	if h.Identity == uuid.Nil || len(h.PublicKey) != keySize || !storeName.MatchString(h.Store) {
		return false
	}
	if len(h.Slots) == 0 || len(h.Slots) > maxSlots || !slices.ContainsFunc(h.Slots, isPassphrase) {
		return false
	}
	for _, s := range h.Slots {
		if !s.valid() {
			return false
		}
	}
	return h.Hidden == nil || h.Hidden.Derivation.bounded() &&
		len(h.Hidden.Salt) == saltSize && len(h.Hidden.Hash) == keySize
}

func isPassphrase(s slot) bool { return s.Kind == slotPassphrase }

func (h *header) slot(kind string) (slot, bool) {
	for _, s := range h.Slots {
		if s.Kind == kind {
			return s, true
		}
	}
	return slot{}, false
}

// with returns a copy of the header in which s stands in place of the slots
// of its kind.
func (h *header) with(s slot) *header {
	changed := *h
	changed.Slots = []slot{s}
	for _, other := range h.Slots {
		if other.Kind != s.Kind {
			changed.Slots = append(changed.Slots, other)
		}
	}
	return &changed
}

func (h *header) encode() ([]byte, error) {
	body, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("encode header: %w", err)
	}
	e := envelope{Format: headerFormat, Version: h.version, Body: body}
	e.Checksum = e.sum()
	data, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("encode header: %w", err)
	}
	return append(data, '\n'), nil
}

// decodeHeader reads one copy. ErrNotOurs: it never was a header. ErrDamaged:
// it was, and something changed it. ErrNewer: whole, by later rules.
func decodeHeader(data []byte) (*header, error) {
	ours := bytes.HasPrefix(data, []byte(headerStart)) || bytes.HasPrefix([]byte(headerStart), data)
	if !ours {
		return nil, fmt.Errorf("header: %w", ErrNotOurs)
	}
	var e envelope
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, fmt.Errorf("header: %w: %w", ErrDamaged, err)
	}
	if e.Format != headerFormat || e.Checksum != e.sum() {
		return nil, fmt.Errorf("header: %w: checksum", ErrDamaged)
	}
	if e.Version > headerVersion {
		return nil, fmt.Errorf("header: %w: version %d", ErrNewer, e.Version)
	}
	var h header
	if err := json.Unmarshal(e.Body, &h); err != nil {
		return nil, fmt.Errorf("header: %w: %w", ErrDamaged, err)
	}
	if e.Version < beforeSpool || !h.valid() {
		return nil, fmt.Errorf("header: %w: out of bounds", ErrDamaged)
	}
	h.version = e.Version
	return &h, nil
}
