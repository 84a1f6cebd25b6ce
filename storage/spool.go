package storage

import (
	"crypto/cipher"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	spoolFolder = "spool"

	// segmentFull is when a snapshot is wanted, so that a new segment can
	// begin: with the one before it, the spool stays within twice this.
	segmentFull = 8 << 20
)

// spool is the append-only log that a save is in, synced, before it is called
// saved. The store can be made again from a snapshot and what the spool holds
// after it. It is a folder of segments, numbered from 1; each snapshot begins
// one. The vault serialises writes.
type spool struct {
	dir    string
	aead   cipher.AEAD
	file   *os.File // the newest segment; nil until begin or resume
	number uint64   // of the newest segment
	above  uint64   // a new segment has a higher number
	size   int64
	end    position // of all that was written
	broken error    // a sync failed: what is in the file is not known
	ahead  *ahead   // while the journal is opened: what was read of the segments
}

func newSpool(dir string, key []byte) (*spool, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, fmt.Errorf("spool key: %w", err)
	}
	return &spool{dir: dir, aead: aead}, nil
}

// begin starts a new segment behind end, the first one or the next. What is
// appended from here on is in it.
func (s *spool) begin(end position) error {
	if err := makeFolder(s.dir); err != nil {
		return err
	}
	numbers, err := s.segments()
	if err != nil {
		return err
	}
	number := max(s.above, s.number) + 1
	if len(numbers) > 0 {
		number = max(number, numbers[len(numbers)-1]+1)
	}
	path := s.path(number)
	if err := writeSynced(path+unfinished, segmentHead(number, end)); err != nil {
		return fileError(err)
	}
	if err := errors.Join(rename(path+unfinished, path), syncFolder(s.dir)); err != nil {
		return fileError(err)
	}
	return s.resume(number, segmentHeadSize, end)
}

// resume goes on in segment number, of which size bytes are good: what a kill
// left behind them is cut off.
func (s *spool) resume(number uint64, size int64, end position) error {
	file, err := os.OpenFile(s.path(number), os.O_RDWR, 0)
	if err != nil {
		return fileError(err)
	}
	err = file.Truncate(size)
	if err == nil {
		_, err = file.Seek(size, io.SeekStart)
	}
	if err == nil {
		err = file.Sync()
	}
	if err != nil {
		return errors.Join(fileError(err), file.Close())
	}
	if s.file != nil {
		err = s.file.Close()
	}
	s.file, s.number, s.size, s.end = file, number, size, end
	return err
}

// write appends sealed frames that end at end, durably. What could not be
// written whole is cut off again; if that fails too, or the sync, nothing more
// is written until the journal is opened anew.
func (s *spool) write(frames []byte, end position) error {
	if s.broken != nil {
		return s.broken
	}
	if _, err := s.file.Write(frames); err != nil {
		_, sought := s.file.Seek(s.size, io.SeekStart)
		if again := errors.Join(s.file.Truncate(s.size), sought); again != nil {
			s.broken = fmt.Errorf("%w: spool: %w", ErrReadOnly, errors.Join(err, again))
		}
		if err = fileError(err); !errors.Is(err, ErrNoSpace) {
			err = fmt.Errorf("%w: %w", ErrReadOnly, err)
		}
		return fmt.Errorf("spool: %w", err)
	}
	if err := s.file.Sync(); err != nil {
		s.broken = fmt.Errorf("%w: spool: %w", ErrReadOnly, err)
		return s.broken
	}
	s.size += int64(len(frames))
	s.end = end
	return nil
}

func (s *spool) full() bool { return s.size >= segmentFull }

// checkPlace refuses to write into a segment that has lost its name.
func (s *spool) checkPlace() error {
	there, err := os.Stat(s.path(s.number))
	if err != nil {
		return fmt.Errorf("%w: the spool is gone: %w", ErrReadOnly, err)
	}
	if open, err := s.file.Stat(); err != nil || !os.SameFile(there, open) {
		return fmt.Errorf("%w: another spool lies in its place", ErrReadOnly)
	}
	return nil
}

// removeBelow drops the segments that no snapshot kept needs any more.
func (s *spool) removeBelow(number uint64) error {
	numbers, err := s.segments()
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if n < number && n != s.number {
			if err := os.Remove(s.path(n)); err != nil {
				return fileError(err)
			}
		}
	}
	return nil
}

func (s *spool) close() error {
	if s == nil || s.file == nil {
		return nil
	}
	return s.file.Close()
}

func (s *spool) path(number uint64) string { return filepath.Join(s.dir, numbered(number)) }

// segments lists the numbers of the segments, in order.
func (s *spool) segments() ([]uint64, error) { return numbersIn(s.dir) }

var numberName = regexp.MustCompile(`^[0-9a-f]{16}$`)

// numbered is the name of a file that a number tells from its like.
func numbered(number uint64) string { return fmt.Sprintf("%016x", number) }

// numbersIn lists the numbers that are names of files in dir, in order; a
// folder that is missing has none.
func numbersIn(dir string) (numbers []uint64, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fileError(err)
	}
	for _, entry := range entries {
		if entry.Type().IsRegular() && numberName.MatchString(entry.Name()) {
			n, _ := strconv.ParseUint(entry.Name(), 16, 64) // the pattern lets only numbers through
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers, nil
}
