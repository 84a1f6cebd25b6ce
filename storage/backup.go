package storage

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"fmt"
	"time"

	"github.com/google/uuid"
	"golang.org/x/crypto/chacha20poly1305"
)

// A backup is one file: a plain tar (POSIX.1-1988, "ustar"), which age and tar
// open without this program. Its parts, in this order:
//
//	README.txt           how to open it, in both languages
//	header.json          as in the journal's folder
//	key-passphrase.age   the journal's X25519 identity, by passphrase
//	key-recovery.age     the same by recovery code, if there is one
//	seal                 what the rest must be, sealed under the master key
//	revisions.age        a tar.gz of the records, encrypted to the identity
//	photos.age           a tar of the photos, encrypted to the identity
//	SHA256SUMS           of all parts before it, for anybody to check
//
// The copy of a locked journal has the part "locked" in place of the four from
// seal on, and then the files of snapshots, spool and photos as they lie in the
// journal's folder.
const (
	BackupEnding = ".gehwara"

	partReadme    = "README.txt"
	partHeader    = "header.json"
	partKey       = "key-" // ‖ kind of slot ‖ ageEnding
	ageEnding     = ".age"
	partSeal      = "seal"
	partRevisions = "revisions.age"
	partPhotos    = "photos.age"
	partLocked    = "locked"
	partSums      = "SHA256SUMS"

	sealStart   = "gehwara backup 1\n"
	lockedStart = "gehwara locked 1\n"

	maxReadme = 64 << 10
	maxParts  = 1 << 18 // of files in a part or in a locked copy: more than anybody's photos
)

//go:embed backup.txt
var backupReadme []byte

// Contents says how much a backup holds.
type Contents struct {
	Revisions, Drafts, Erased, Photos int
	Missing                           int // photos that records name and that were gone or damaged
}

// backupSeal is what a backup says of itself, sealed, before its large parts:
// so what does not belong, or does not end, is known before it is unpacked.
type backupSeal struct {
	taken   int64 // milliseconds, by the journal's clock
	clock   hybrid
	tally   tally
	photos  uint64 // files in the part of photos
	missing uint64
	plain   [2]uint64            // bytes of the two parts once open and unpacked
	sums    [3][sha256.Size]byte // SHA-256 of header.json and the two parts
}

// The places in backupSeal of the two large parts.
const (
	ofRevisions = iota
	ofPhotos
)

// append encodes the seal:
//
//	taken (8) ‖ clock (12) ‖ tally (24) ‖ photos (8) ‖ missing (8) ‖ plain sizes (8, 8) ‖ sums (32, 32, 32)
func (s backupSeal) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(s.taken))
	b = s.tally.append(s.clock.append(b))
	for _, n := range []uint64{s.photos, s.missing, s.plain[ofRevisions], s.plain[ofPhotos]} {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	for _, sum := range s.sums {
		b = append(b, sum[:]...)
	}
	return b
}

const (
	backupSealPlain = 8 + 12 + 24 + 4*8 + 3*sha256.Size
	backupSealSize  = len(sealStart) + chacha20poly1305.NonceSizeX + backupSealPlain + chacha20poly1305.Overhead
)

// seal gives the part of that name:
//
//	"gehwara backup 1\n" ‖ nonce (24) ‖ XChaCha20-Poly1305, associated data: first line ‖ identity
func (s backupSeal) seal(master []byte, journal uuid.UUID) ([]byte, error) {
	nonce := make([]byte, chacha20poly1305.NonceSizeX)
	rand.Read(nonce) // never fails: crypto/rand ends the process instead
	key := subkey(master, journal, labelBackups)
	defer wipe(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, fmt.Errorf("backup key: %w", err)
	}
	b := append([]byte(sealStart), nonce...)
	return aead.Seal(b, nonce, s.append(nil), sealBound(journal)), nil
}

func sealBound(journal uuid.UUID) []byte { return append([]byte(sealStart), journal[:]...) }

func openBackupSeal(data, master []byte, journal uuid.UUID) (s backupSeal, err error) {
	if len(data) != backupSealSize {
		return s, fmt.Errorf("%w: seal of the backup", ErrDamaged)
	}
	key := subkey(master, journal, labelBackups)
	defer wipe(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return s, fmt.Errorf("backup key: %w", err)
	}
	rest := data[len(sealStart):]
	plain, err := aead.Open(nil, rest[:aead.NonceSize()], rest[aead.NonceSize():], sealBound(journal))
	if err != nil {
		return s, fmt.Errorf("%w: seal of the backup", ErrDamaged)
	}
	d := &decoder{rest: plain}
	s.taken, s.clock, s.tally = d.int64(), d.hybrid(), d.tally()
	for _, n := range []*uint64{&s.photos, &s.missing, &s.plain[ofRevisions], &s.plain[ofPhotos]} {
		*n = uint64(d.int64())
	}
	for i := range s.sums {
		copy(s.sums[i][:], d.take(sha256.Size))
	}
	return s, d.err()
}

func (s backupSeal) contents() Contents {
	return Contents{
		Revisions: int(s.tally.revisions), Drafts: int(s.tally.drafts), Erased: int(s.tally.tombstones),
		Photos: int(s.photos / 2), Missing: int(s.missing), // beside each lies its small picture
	}
}

// lockedPart is the part that tells a locked copy:
//
//	"gehwara locked 1\n" ‖ when it was made, RFC 3339 ‖ newline
func lockedPart(at time.Time) []byte {
	return fmt.Appendf(nil, "%s%s\n", lockedStart, at.UTC().Format(time.RFC3339))
}

func openLockedPart(data []byte) (time.Time, error) {
	if len(data) < len(lockedStart) {
		return time.Time{}, fmt.Errorf("%w: cut short", ErrDamaged)
	}
	if err := checkStart(string(data[:len(lockedStart)]), lockedStart); err != nil {
		return time.Time{}, err
	}
	at, err := time.Parse(time.RFC3339, string(bytes.TrimSpace(data[len(lockedStart):])))
	if err != nil {
		return time.Time{}, fmt.Errorf("%w: when it was made: %w", ErrDamaged, err)
	}
	return at, nil
}
