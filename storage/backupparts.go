package storage

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"time"
)

const tarBlock = 512 // bytes: of a header, and what files are filled up to

// partsWriter writes the outer tar of a backup, under an unfinished name. The
// size of a large part is known once it is written; its header is put in then.
type partsWriter struct {
	file *os.File
	at   time.Time
	end  int64
	sums bytes.Buffer
	done bool
}

func newPartsWriter(path string, at time.Time) (*partsWriter, error) {
	if err := os.Remove(path + unfinished); err != nil && !errors.Is(err, os.ErrNotExist) { // of an earlier run
		return nil, fileError(err)
	}
	file, err := os.OpenFile(path+unfinished, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fileError(err)
	}
	return &partsWriter{file: file, at: at}, nil
}

// close removes what was not finished.
func (w *partsWriter) close() error {
	if w.done {
		return nil
	}
	mine := w.mine()
	return errors.Join(w.file.Close(), w.remove(mine))
}

// mine is false where another file has taken the file's name: that of another program
// that writes to the same place.
func (w *partsWriter) mine() bool {
	open, err := w.file.Stat()
	there, gone := os.Lstat(w.file.Name())
	return err != nil || gone != nil || os.SameFile(open, there)
}

// remove removes the file, closed by now, if it is mine.
func (w *partsWriter) remove(mine bool) error {
	if !mine {
		return nil
	}
	return os.Remove(w.file.Name())
}

// part is a part being written.
type part struct {
	summingWriter
	to    *partsWriter
	name  string
	start int64 // of its header
}

// begin begins a part.
func (w *partsWriter) begin(name string) (*part, error) {
	p := &part{to: w, name: name, start: w.end}
	p.summingWriter = summingWriter{countingWriter{to: w.file}, sha256.New()}
	_, err := w.file.Seek(w.end+tarBlock, io.SeekStart)
	return p, err
}

// end fills the part up, puts its header before it and gives its SHA-256.
func (p *part) end() (sum [sha256.Size]byte, err error) {
	p.sum.Sum(sum[:0])
	w := p.to
	if err := p.to.putHeader(p.start, p.name, p.count); err != nil {
		return sum, err
	}
	fill := -p.count & (tarBlock - 1)
	if _, err := w.file.WriteAt(make([]byte, fill), p.start+tarBlock+p.count); err != nil {
		return sum, err
	}
	w.end = p.start + tarBlock + p.count + fill
	w.sums.WriteString(sumLine(p.name, sum[:]))
	return sum, nil
}

func (w *partsWriter) putHeader(at int64, name string, size int64) error {
	var block bytes.Buffer
	if err := tar.NewWriter(&block).WriteHeader(partFileHeader(name, size, w.at)); err != nil {
		return err
	}
	if block.Len() != tarBlock {
		return fmt.Errorf("header of %s takes %d bytes", name, block.Len())
	}
	_, err := w.file.WriteAt(block.Bytes(), at)
	return err
}

// add writes a small part.
func (w *partsWriter) add(name string, data []byte) error {
	return w.copy(name, bytes.NewReader(data))
}

// copy writes a part that is read from elsewhere.
func (w *partsWriter) copy(name string, from io.Reader) error {
	p, err := w.begin(name)
	if err == nil {
		_, err = io.Copy(p, from)
	}
	if err == nil {
		_, err = p.end()
	}
	return err
}

// reserve leaves room for a part that is known later. Its place among the sums
// is kept.
func (w *partsWriter) reserve(name string, size int) reservedPart {
	r := reservedPart{name: name, start: w.end, size: size, sumAt: w.sums.Len()}
	w.end += tarBlock + int64(size) + int64(-size&(tarBlock-1))
	return r
}

type reservedPart struct {
	name        string
	start       int64
	size, sumAt int
}

// fill writes a part in the room reserved for it.
func (w *partsWriter) fill(r reservedPart, data []byte) error {
	if len(data) != r.size {
		return fmt.Errorf("%s has %d bytes, not %d", r.name, len(data), r.size)
	}
	if err := w.putHeader(r.start, r.name, int64(r.size)); err != nil {
		return err
	}
	padded := append(bytes.Clone(data), make([]byte, -r.size&(tarBlock-1))...)
	if _, err := w.file.WriteAt(padded, r.start+tarBlock); err != nil {
		return err
	}
	sums, sum := w.sums.String(), sha256.Sum256(data)
	w.sums.Reset()
	w.sums.WriteString(sums[:r.sumAt] + sumLine(r.name, sum[:]) + sums[r.sumAt:])
	return nil
}

// writeSums ends the tar with the sums of all parts.
func (w *partsWriter) writeSums() error {
	if err := w.add(partSums, bytes.Clone(w.sums.Bytes())); err != nil {
		return err
	}
	_, err := w.file.WriteAt(make([]byte, 2*tarBlock), w.end)
	w.end += 2 * tarBlock
	return err
}

// finish syncs what was written, has it checked and puts it in place.
func (w *partsWriter) finish(path string, check func(*os.File) error) error {
	if err := w.file.Sync(); err != nil {
		return fileError(err)
	}
	dropCached(w.file)
	if err := check(w.file); err != nil {
		return err
	}
	mine := w.mine()
	if err := w.file.Close(); err != nil {
		return errors.Join(fileError(err), w.remove(mine))
	}
	w.done = true
	if _, err := os.Lstat(path); err == nil || !mine { // somebody was quicker
		return errors.Join(fmt.Errorf("%w: %s", ErrExists, filepath.Base(path)), w.remove(mine))
	}
	if err := rename(w.file.Name(), path); err != nil {
		return errors.Join(fileError(err), w.remove(mine))
	}
	if err := syncFolder(filepath.Dir(path)); err != nil { // it may not be there after a power cut
		return errors.Join(fileError(err), os.Remove(path))
	}
	return nil
}

// sumLine is a part's line in SHA256SUMS.
func sumLine(name string, sum []byte) string { return fmt.Sprintf("%x  %s\n", sum, name) }

// countingWriter counts what goes through it.
type countingWriter struct {
	to    io.Writer
	count int64
}

func (w *countingWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	w.count += int64(n)
	return n, err
}

// summingWriter sums what goes through it.
type summingWriter struct {
	countingWriter
	sum hash.Hash
}

func (w *summingWriter) Write(p []byte) (int, error) {
	n, err := w.countingWriter.Write(p)
	w.sum.Write(p[:n])
	return n, err
}
