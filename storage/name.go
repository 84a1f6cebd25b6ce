package storage

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
)

const (
	maxName    = 100 // characters
	maxPicture = 100 // bytes
)

// validName refuses what could not be shown on a list.
func validName(name string) bool {
	if !utf8.ValidString(name) || utf8.RuneCountInString(name) > maxName || foldName(name) == "" {
		return false
	}
	return !strings.ContainsFunc(name, unicode.IsControl)
}

// foldName is the form of a journal's name that is compared: case does not
// count.
func foldName(name string) string { return fold(strings.ToLower(fold(name))) }

// label is what a hidden journal's header seals.
type label struct {
	Name    string `json:"name"`
	Picture string `json:"picture,omitempty"`
}

// named returns a copy of the header with the name, picture and hiding of j.
func (h *header) named(j Journal, work derivation, master []byte) (*header, error) {
	changed := *h
	shown := label{strings.TrimSpace(j.Name), j.Picture}
	if !j.Hidden {
		changed.Name, changed.Picture, changed.Hidden = shown.Name, shown.Picture, nil
		return &changed, nil
	}
	sealed, err := shown.seal(master, h.Identity)
	if err != nil {
		return nil, err
	}
	salt := make([]byte, saltSize)
	rand.Read(salt) // never fails: crypto/rand ends the process instead
	changed.Name, changed.Picture = "", ""
	changed.Hidden = &hidden{
		Derivation: work,
		Salt:       salt,
		Hash:       work.key(foldName(j.Name), salt),
		Label:      sealed,
	}
	return &changed, nil
}

// label returns what the owner may see of the header's name.
func (h *header) label(master []byte) (label, error) {
	if h.Hidden == nil {
		return label{h.Name, h.Picture}, nil
	}
	return openLabel(h.Hidden.Label, master, h.Identity)
}

func (l label) seal(master []byte, identity uuid.UUID) ([]byte, error) {
	plain, err := json.Marshal(l)
	if err != nil {
		return nil, fmt.Errorf("seal name: %w", err)
	}
	key := subkey(master, identity, labelName)
	defer wipe(key)
	seals, err := newSealer(key)
	if err != nil {
		return nil, err
	}
	return seals.Seal(nil, plain)
}

func openLabel(sealed, master []byte, identity uuid.UUID) (label, error) {
	key := subkey(master, identity, labelName)
	defer wipe(key)
	seals, err := newSealer(key)
	if err != nil {
		return label{}, err
	}
	plain, err := seals.Open(nil, sealed)
	if err != nil {
		return label{}, fmt.Errorf("name: %w", err)
	}
	var l label
	if err := json.Unmarshal(plain, &l); err != nil {
		return label{}, fmt.Errorf("name: %w: %w", ErrDamaged, err)
	}
	return l, nil
}
