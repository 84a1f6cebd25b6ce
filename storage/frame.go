package storage

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"github.com/google/uuid"
	"golang.org/x/crypto/chacha20poly1305"
)

const (
	segmentStart    = "gehwara spool 1\n"
	startFamily     = "gehwara " // of the files that carry their format in a first line of 16 bytes
	segmentHeadSize = 16 + 8 + 8 + chainSize + 4

	frameVersion  = 1
	frameHeadSize = 4 + 8 + 4
	frameOverhead = chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead
	maxFrame      = frameOverhead + chainSize + 64 + valueThreshold // bytes behind a frame's head

	chainSize = sha256.Size
)

// Kinds of spooled records.
const (
	opBlank     = 0   // link: what was here was erased
	opRevision  = 'r' // item ‖ revision ‖ session ‖ sealed value
	opDraft     = 'd' // item ‖ session ‖ sealed value
	opDraftDrop = 'x' // item ‖ session
	opErase     = 'e' // item
	opAdopt     = 'a' // item ‖ revision ‖ sealed value: it was made by another copy
)

// op is one change of the records, as the spool holds it. Values are sealed as
// they lie in the store.
type op struct {
	kind                    byte
	item, revision, session uuid.UUID
	value                   []byte
	link                    [chainSize]byte // of a blank: that of the record it replaced
}

func (o op) append(b []byte) []byte {
	b = append(b, o.kind)
	switch o.kind {
	case opBlank:
		return append(b, o.link[:]...)
	case opRevision:
		b = append(append(append(b, o.item[:]...), o.revision[:]...), o.session[:]...)
	case opAdopt:
		b = append(append(b, o.item[:]...), o.revision[:]...)
	case opDraft, opDraftDrop:
		b = append(append(b, o.item[:]...), o.session[:]...)
	case opErase:
		b = append(b, o.item[:]...)
	}
	return append(b, o.value...)
}

// decodeOp takes a record apart. Its value is a part of plain.
func decodeOp(plain []byte) (op, error) {
	d := &decoder{rest: plain}
	o := op{kind: d.byte()}
	switch o.kind {
	case opBlank:
		copy(o.link[:], d.take(chainSize))
	case opRevision:
		o.item, o.revision, o.session, o.value = d.id(), d.id(), d.id(), d.all()
	case opAdopt:
		o.item, o.revision, o.value = d.id(), d.id(), d.all()
	case opDraft:
		o.item, o.session, o.value = d.id(), d.id(), d.all()
	case opDraftDrop:
		o.item, o.session = d.id(), d.id()
	case opErase:
		o.item = d.id()
	default:
		d.bad = true
	}
	return o, d.err()
}

// linked is what the chain takes of a record: a blank keeps it, so that an
// erasure breaks no chain.
func (o op) linked() [chainSize]byte {
	if o.kind == opBlank {
		return o.link
	}
	return sha256.Sum256(o.append(nil))
}

// position is a place between two records of the spool: how many lie before
// it, ever, and the chain over them.
type position struct {
	seq   uint64
	chain [chainSize]byte
}

func (p position) after(o op) position { return p.behind(o.linked()) }

func (p position) behind(link [chainSize]byte) position {
	var both [2 * chainSize]byte
	copy(both[:], p.chain[:])
	copy(both[chainSize:], link[:])
	return position{p.seq + 1, sha256.Sum256(both[:])}
}

func (p position) append(b []byte) []byte {
	return append(binary.BigEndian.AppendUint64(b, p.seq), p.chain[:]...)
}

func (d *decoder) position() (p position) {
	p.seq = uint64(d.int64())
	copy(p.chain[:], d.take(chainSize))
	return p
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// appendSum ends b, or what of it begins at from, with its CRC-32C: it tells
// rot from a cut, and proves nothing.
func appendSum(b []byte, from int) []byte {
	return binary.BigEndian.AppendUint32(b, crc32.Checksum(b[from:], castagnoli))
}

func sumHolds(b []byte) bool {
	body := b[:len(b)-4]
	return crc32.Checksum(body, castagnoli) == binary.BigEndian.Uint32(b[len(body):])
}

// segmentHead begins a segment:
//
//	"gehwara spool 1\n" ‖ number (8) ‖ position before its first record (8 + 32) ‖ CRC-32C (4)
func segmentHead(number uint64, before position) []byte {
	b := binary.BigEndian.AppendUint64([]byte(segmentStart), number)
	return appendSum(before.append(b), 0)
}

// checkSegmentHead says ErrNewer of a whole head of another version, and
// ErrDamaged of one that is not whole.
func checkSegmentHead(data []byte) (before position, err error) {
	if len(data) < segmentHeadSize || !bytes.HasPrefix(data, []byte(startFamily)) || !sumHolds(data[:segmentHeadSize]) {
		return position{}, fmt.Errorf("%w: spool: head of a segment", ErrDamaged)
	}
	if !bytes.HasPrefix(data, []byte(segmentStart)) {
		return position{}, fmt.Errorf("%w: spool: %q", ErrNewer, data[:len(segmentStart)-1])
	}
	d := &decoder{rest: data[len(segmentStart)+8 : segmentHeadSize-4]}
	return d.position(), d.err()
}

// seal gives the frames of ops behind the end, and where they end. A frame:
//
//	length of what follows the head (4) ‖ number of the record, from 1 (8) ‖ CRC-32C of these (4)
//	‖ nonce (24) ‖ XChaCha20-Poly1305 of: chain before it (32) ‖ record
func (s *spool) seal(ops []op) (frames []byte, end position) {
	end = s.end
	for _, o := range ops {
		frames = s.appendFrame(frames, end, o)
		end = end.after(o)
	}
	return frames, end
}

func (s *spool) appendFrame(b []byte, before position, o op) []byte {
	var nonce [chacha20poly1305.NonceSizeX]byte
	rand.Read(nonce[:]) // never fails: crypto/rand ends the process instead
	return s.sealFrame(b, nonce[:], before, o)
}

func (s *spool) sealFrame(b, nonce []byte, before position, o op) []byte {
	plain := o.append(before.chain[:])
	from := len(b)
	b = binary.BigEndian.AppendUint32(b, uint32(frameOverhead+len(plain)))
	b = binary.BigEndian.AppendUint64(b, before.seq+1)
	b = appendSum(b, from)
	return s.aead.Seal(append(b, nonce...), nonce, plain, frameBound(before.seq+1))
}

func frameBound(seq uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{frameVersion}, seq)
}

// frameHead reads the head of a frame; ok is false for anything else.
func frameHead(b []byte) (size int, seq uint64, ok bool) {
	if len(b) < frameHeadSize || !sumHolds(b[:frameHeadSize]) {
		return 0, 0, false
	}
	size = int(binary.BigEndian.Uint32(b))
	seq = binary.BigEndian.Uint64(b[4:])
	return size, seq, size >= frameOverhead+chainSize+1 && size <= maxFrame && seq > 0
}

// openFrame opens what follows the head of frame seq.
func (s *spool) openFrame(seq uint64, sealed []byte) (f frame, err error) {
	nonce := sealed[:chacha20poly1305.NonceSizeX]
	plain, err := s.aead.Open(nil, nonce, sealed[len(nonce):], frameBound(seq))
	if err != nil {
		return frame{}, fmt.Errorf("%w: spool: record %d does not open", ErrDamaged, seq)
	}
	f.before.seq = seq - 1
	copy(f.before.chain[:], plain)
	record := plain[chainSize:]
	f.op, err = decodeOp(record)
	link := f.op.link
	if f.op.kind != opBlank {
		link = sha256.Sum256(record) // as linked, without encoding it again
	}
	f.end = f.before.behind(link)
	return f, err
}
