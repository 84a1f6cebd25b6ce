package storage

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/crypto/chacha20poly1305"
)

// maxSegment bounds what is read into memory of one segment: far more than a
// segment grows to even while no snapshot can be taken.
const maxSegment = 512 << 20

// frame is a record as it was found in a segment.
type frame struct {
	before   position
	op       op
	end      position // behind it
	from, to int      // bytes of the segment
}

// reading is what reading the spool came to.
type reading struct {
	start   position // before the first record
	started bool     // start is known
	end     position // behind the last record that was read
	number  uint64   // the last segment, and how much of it is good
	size    int64
	torn    bool     // a record at the end was cut short: it was never acknowledged
	lost    uint64   // records that should be there and are not
	damaged []uint64 // segments in which something is wrong
	forked  bool     // records of two histories follow each other
}

// whole says that nothing is wrong but, maybe, a torn end.
func (r *reading) whole() bool { return len(r.damaged) == 0 && r.lost == 0 && !r.forked }

func (r *reading) damage(number uint64) {
	if len(r.damaged) == 0 || r.damaged[len(r.damaged)-1] != number {
		r.damaged = append(r.damaged, number)
	}
}

// read calls visit with every record that opens, in order. What is damaged is
// passed over and counted. Errors: those of visit, of the disk, and ErrNewer.
func (s *spool) read(visit func(frame) error) (*reading, error) {
	numbers, err := s.segments()
	if err != nil {
		return nil, err
	}
	r := &reading{}
	for i, number := range numbers {
		data, err := s.load(number)
		if err != nil {
			return nil, err
		}
		if err := s.readSegment(r, number, data, i == 0, i == len(numbers)-1, visit); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (s *spool) load(number uint64) ([]byte, error) {
	if s.ahead != nil {
		if data, ok := s.ahead.segments[number]; ok {
			return data, nil
		}
	}
	return loadSegment(s.path(number))
}

func loadSegment(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fileError(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fileError(err)
	}
	if info.Size() > maxSegment {
		return nil, fmt.Errorf("%w: spool: segment %s is too large", ErrDamaged, filepath.Base(path))
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(file, data); err != nil {
		return nil, fmt.Errorf("%w: spool: %w", ErrDamaged, err)
	}
	return data, nil
}

func (s *spool) readSegment(r *reading, number uint64, data []byte, first, last bool, visit func(frame) error) error {
	before, err := checkSegmentHead(data)
	if err != nil {
		if isNewer(err) {
			return err
		}
		r.damage(number)
	} else if first {
		r.begin(before)
	}
	r.number, r.size = number, segmentHeadSize
	for at := segmentHeadSize; at < len(data); {
		f, ok := s.frameAt(data, at)
		if !ok {
			if r.torn = last && isTorn(data[at:]); r.torn {
				return nil
			}
			r.damage(number)
			if at = s.next(data, at+1, r.end.seq); at < 0 {
				return nil
			}
			continue
		}
		if err := r.follow(number, f, visit); err != nil {
			return err
		}
		at = f.to
		r.size = int64(at)
	}
	return nil
}

func (r *reading) begin(at position) { r.start, r.end, r.started = at, at, true }

// follow takes up a record behind what was read before it.
func (r *reading) follow(number uint64, f frame, visit func(frame) error) error {
	if !r.started {
		r.begin(f.before)
	}
	switch {
	case f.before.seq < r.end.seq:
		r.damage(number) // a record that was there already
		return nil
	case f.before.seq > r.end.seq:
		r.damage(number)
		r.lost += f.before.seq - r.end.seq
	case f.before.chain != r.end.chain:
		r.damage(number)
		r.forked = true
	}
	r.end = f.end
	return visit(f)
}

// frameAt opens the frame at an offset.
func (s *spool) frameAt(data []byte, at int) (frame, bool) {
	size, seq, ok := frameHead(data[at:])
	if to := at + frameHeadSize + size; ok && to <= len(data) {
		f, err := s.openFrame(seq, data[at+frameHeadSize:to])
		f.from, f.to = at, to
		return f, err == nil
	}
	return frame{}, false
}

// next finds the frame after a damaged place, or gives -1.
func (s *spool) next(data []byte, at int, seq uint64) int {
	for ; at+frameHeadSize <= len(data); at++ {
		if _, found, ok := frameHead(data[at:]); ok && found > seq {
			if _, ok := s.frameAt(data, at); ok {
				return at
			}
		}
	}
	return -1
}

// isTorn tells what a kill or a power cut leaves of the last record, which was
// then never acknowledged: a beginning of it, or a size without bytes. What
// has rotted looks otherwise.
func isTorn(rest []byte) bool {
	if len(bytes.TrimRight(rest, "\x00")) < frameHeadSize {
		return true
	}
	size, _, ok := frameHead(rest)
	to := frameHeadSize + size
	unwritten := bytes.HasSuffix(rest, make([]byte, chacha20poly1305.Overhead))
	return ok && (to > len(rest) || to == len(rest) && unwritten)
}
