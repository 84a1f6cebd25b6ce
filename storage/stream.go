package storage

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// A sealed file is a stream of chunks, each sealed by itself, so that it is
// written and read piece by piece (STREAM of Hoang, Reyhanitabar, Rogaway and
// Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
// Misuse-Resistance", 2015):
//
//	first line (16) ‖ salt (32) ‖ chunks
//
// The key of a file is HKDF-SHA256 of the purpose's key, salt, and info: first
// line ‖ what the file is. A chunk is ChaCha20-Poly1305 of 64 KiB, the last
// one of less or as much; nonce: its number from 0 (11, big-endian) ‖ 1 if it
// is the last, else 0. So a file cut at any place, or put in another's, does
// not open.
const (
	streamSalt  = 32
	streamChunk = 64 << 10
)

func streamAEAD(purpose, salt []byte, start, what string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, purpose, salt, start+what, keySize)
	if err != nil {
		return nil, fmt.Errorf("file key: %w", err)
	}
	defer wipe(key)
	return chacha20poly1305.New(key)
}

// chunkNonce counts the chunks of one file.
type chunkNonce [chacha20poly1305.NonceSize]byte

func (n *chunkNonce) set(number uint64, last bool) []byte {
	binary.BigEndian.PutUint64(n[3:], number)
	n[11] = 0
	if last {
		n[11] = 1
	}
	return n[:]
}

// streamWriter seals what is written to it; Close seals the last chunk.
type streamWriter struct {
	to     io.Writer
	aead   cipher.AEAD
	number uint64
	plain  []byte
	nonce  chunkNonce
}

func newStreamWriter(to io.Writer, purpose []byte, start, what string) (*streamWriter, error) {
	salt := make([]byte, streamSalt)
	rand.Read(salt) // never fails: crypto/rand ends the process instead
	return saltedStream(to, purpose, salt, start, what)
}

func saltedStream(to io.Writer, purpose, salt []byte, start, what string) (*streamWriter, error) {
	aead, err := streamAEAD(purpose, salt, start, what)
	if err != nil {
		return nil, err
	}
	if _, err := to.Write(append([]byte(start), salt...)); err != nil {
		return nil, err
	}
	return &streamWriter{to: to, aead: aead, plain: make([]byte, 0, streamChunk+chacha20poly1305.Overhead)}, nil
}

func (w *streamWriter) Write(p []byte) (n int, err error) {
	for len(p) > 0 {
		if len(w.plain) == streamChunk {
			if err := w.flush(false); err != nil {
				return n, err
			}
		}
		taken := min(len(p), streamChunk-len(w.plain))
		w.plain = append(w.plain, p[:taken]...)
		p, n = p[taken:], n+taken
	}
	return n, nil
}

func (w *streamWriter) flush(last bool) error {
	sealed := w.aead.Seal(w.plain[:0], w.nonce.set(w.number, last), w.plain, nil)
	w.number++
	w.plain = w.plain[:0]
	_, err := w.to.Write(sealed)
	return err
}

// Close seals the last chunk. It leaves what it writes to open.
func (w *streamWriter) Close() error {
	defer wipe(w.plain[:cap(w.plain)])
	return w.flush(true)
}

// streamReader opens what streamWriter sealed. Its errors are ErrDamaged but
// for those of the disk; io.EOF comes only after the last chunk.
type streamReader struct {
	from   io.Reader
	aead   cipher.AEAD
	number uint64
	buffer []byte
	kept   int    // bytes of the next chunk, read to know whether there is one
	rest   []byte // plain, not yet given
	ended  bool
	nonce  chunkNonce
}

// newStreamReader says ErrNewer of a file of another version of start, and
// ErrDamaged of anything else that does not begin with it.
func newStreamReader(from io.Reader, purpose []byte, start, what string) (*streamReader, error) {
	head := make([]byte, len(start)+streamSalt)
	if _, err := io.ReadFull(from, head); err != nil {
		return nil, fmt.Errorf("%w: cut short: %w", ErrDamaged, err)
	}
	if err := checkStart(string(head[:len(start)]), start); err != nil {
		return nil, err
	}
	aead, err := streamAEAD(purpose, head[len(start):], start, what)
	if err != nil {
		return nil, err
	}
	return &streamReader{from: from, aead: aead, buffer: make([]byte, streamChunk+chacha20poly1305.Overhead+1)}, nil
}

// checkStart compares a first line with that of this version: both end in a
// digit and a newline.
func checkStart(got, want string) error {
	if got == want {
		return nil
	}
	n := len(want) - 2
	if got[:n] == want[:n] && got[n] > want[n] && got[n] <= '9' && got[n+1] == '\n' {
		return fmt.Errorf("%w: %q", ErrNewer, got[:n+1])
	}
	return fmt.Errorf("%w: first line", ErrDamaged)
}

func (r *streamReader) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		if r.ended {
			return 0, io.EOF
		}
		if err := r.next(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func (r *streamReader) next() error {
	n, err := io.ReadFull(r.from, r.buffer[r.kept:])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	size, last := r.kept+n, err != nil
	var ahead byte
	if !last {
		size--
		ahead = r.buffer[size]
	}
	plain, opened := r.aead.Open(r.buffer[:0], r.nonce.set(r.number, last), r.buffer[:size], nil)
	if opened != nil {
		return fmt.Errorf("%w: chunk %d does not open", ErrDamaged, r.number)
	}
	r.number++
	if last {
		r.rest, r.ended = plain, true
		return nil
	}
	r.rest = append([]byte(nil), plain...)
	r.buffer[0], r.kept = ahead, 1
	return nil
}
