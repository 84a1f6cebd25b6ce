package storage

import (
	"crypto/cipher"
	"crypto/rand"
	"fmt"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/crypto/chacha20poly1305"
)

const (
	sealVersion  = 1
	sealOverhead = 1 + chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

	// maxPlain bounds what is compressed, and what a sealed value may unpack to.
	maxPlain = 8 << 20
)

// sealer seals values: compressed first, then XChaCha20-Poly1305 with the
// version byte and the record's key as associated data, so a value read under
// another key, or by other rules, is refused.
//
//	version (1 byte) ‖ nonce (24) ‖ ciphertext of a zstd frame ‖ tag (16)
type sealer struct {
	aead cipher.AEAD
	pack *zstd.Encoder
	open *zstd.Decoder
}

func newSealer(key []byte) (*sealer, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, fmt.Errorf("value key: %w", err)
	}
	// The tag proves the bytes: zstd's own checksum would prove nothing more.
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1),
		zstd.WithLowerEncoderMem(true), zstd.WithEncoderCRC(false), zstd.WithZeroFrames(true))
	if err != nil {
		return nil, fmt.Errorf("compression: %w", err)
	}
	open, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2),
		zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(maxPlain))
	if err != nil {
		return nil, fmt.Errorf("compression: %w", err)
	}
	return &sealer{aead, pack, open}, nil
}

// Seal returns plain sealed for the record key.
func (s *sealer) Seal(record, plain []byte) ([]byte, error) {
	if len(plain) > maxPlain {
		return nil, ErrTooLarge
	}
	packed := s.pack.EncodeAll(plain, nil)
	defer wipe(packed)
	sealed := make([]byte, 1+chacha20poly1305.NonceSizeX, sealOverhead+len(packed))
	sealed[0] = sealVersion
	nonce := sealed[1:]
	rand.Read(nonce) // never fails: crypto/rand ends the process instead
	return s.aead.Seal(sealed, nonce, packed, bound(record)), nil
}

// Open returns the plain value sealed for the record key, ErrNewer for a
// format of a later version, ErrDamaged for anything else that does not open.
func (s *sealer) Open(record, sealed []byte) ([]byte, error) {
	if len(sealed) < sealOverhead {
		return nil, fmt.Errorf("%w: sealed value cut short", ErrDamaged)
	}
	if sealed[0] != sealVersion {
		return nil, fmt.Errorf("%w: sealed value of version %d", ErrNewer, sealed[0])
	}
	nonce := sealed[1 : 1+chacha20poly1305.NonceSizeX]
	packed, err := s.aead.Open(nil, nonce, sealed[1+len(nonce):], bound(record))
	if err != nil {
		return nil, fmt.Errorf("%w: sealed value does not open", ErrDamaged)
	}
	defer wipe(packed)
	plain, err := s.open.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: sealed value does not unpack", ErrDamaged)
	}
	return plain, nil
}

// bound is the associated data of a sealed value.
func bound(record []byte) []byte {
	return append([]byte{sealVersion}, record...)
}
