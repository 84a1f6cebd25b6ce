package storage

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
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
	plain, err := json.Marshal(shown)
	if err != nil {
		return nil, fmt.Errorf("seal name: %w", err)
	}
	seals, err := h.nameSealer(master)
	if err != nil {
		return nil, err
	}
	sealed, err := seals.Seal(nil, plain)
	if err != nil {
		return nil, fmt.Errorf("seal name: %w", err)
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
	seals, err := h.nameSealer(master)
	if err != nil {
		return label{}, err
	}
	plain, err := seals.Open(nil, h.Hidden.Label)
	if err != nil {
		return label{}, fmt.Errorf("name: %w", err)
	}
	var l label
	if err := json.Unmarshal(plain, &l); err != nil {
		return label{}, fmt.Errorf("name: %w: %w", ErrDamaged, err)
	}
	return l, nil
}

func (h *header) nameSealer(master []byte) (*sealer, error) {
	key := subkey(master, h.Identity, labelName)
	defer wipe(key)
	return newSealer(key)
}
