package storage

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// tarReader reads the tars of backups: plain files with plain names and nothing
// else that tar can say. archive/tar knows links, devices, sparse files and
// extensions, some of which take memory without end; here they are refused by
// their headers.
type tarReader struct {
	from  io.Reader
	left  int64 // of the file that is read
	fill  int64 // behind it
	block [tarBlock]byte
}

// safeName is how the files of a backup are called: never a path that leads out.
var safeName = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.-]*(/[0-9A-Za-z-][0-9A-Za-z.-]*)*$`)

// next gives the name and size of the next file, and passes over what is left
// of the one before. io.EOF ends the tar. A file of more than most bytes is
// ErrDamaged, as is all that is no file.
func (r *tarReader) next(most int64) (name string, size int64, err error) {
	if err := r.skip(r.left + r.fill); err != nil {
		return "", 0, err
	}
	r.left, r.fill = 0, 0
	if err := r.readBlock(); err != nil {
		return "", 0, err
	}
	if isZero(r.block[:]) {
		if err := r.readBlock(); err != nil {
			return "", 0, err
		}
		if !isZero(r.block[:]) {
			return "", 0, fmt.Errorf("%w: tar goes on after its end", ErrDamaged)
		}
		return "", 0, io.EOF
	}
	name, size, err = parseTarHeader(r.block[:])
	if err != nil {
		return "", 0, err
	}
	if size > most {
		return "", 0, fmt.Errorf("%w: %s has %d bytes, at most %d", ErrDamaged, name, size, most)
	}
	r.left, r.fill = size, -size&(tarBlock-1)
	return name, size, nil
}

func (r *tarReader) readBlock() error {
	if _, err := io.ReadFull(r.from, r.block[:]); err != nil {
		return cutShort(err)
	}
	return nil
}

func (r *tarReader) skip(n int64) error {
	if seeker, ok := r.from.(io.Seeker); ok && n > 0 {
		// A seek beyond the end says nothing; the next read does.
		_, err := seeker.Seek(n, io.SeekCurrent)
		return err
	}
	if _, err := io.CopyN(io.Discard, r.from, n); err != nil {
		return cutShort(err)
	}
	return nil
}

// Read reads the file that next has come to.
func (r *tarReader) Read(p []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n, err := r.from.Read(p[:min(int64(len(p)), r.left)])
	r.left -= int64(n)
	if err != nil && r.left > 0 {
		return n, cutShort(err)
	}
	return n, nil
}

// all reads the rest of a file into memory: next has bounded it.
func (r *tarReader) all() ([]byte, error) {
	data := make([]byte, r.left)
	_, err := io.ReadFull(r, data)
	return data, err
}

// cutShort names the end of a file before its time, and what else keeps it from
// being read.
func cutShort(err error) error {
	if isDamaged(err) {
		return err
	}
	return fmt.Errorf("%w: cut short: %w", ErrDamaged, err)
}

func isZero(b []byte) bool { return len(bytes.TrimLeft(b, "\x00")) == 0 }

// parseTarHeader reads a header of POSIX.1-1988 ("ustar"), or of GNU where that
// says no more: its size may be one that ustar has no room for.
func parseTarHeader(b []byte) (name string, size int64, err error) {
	sum := int64(0)
	for i, c := range b {
		if i >= 148 && i < 156 {
			c = ' '
		}
		sum += int64(c)
	}
	said, ok := tarNumber(b[148:156])
	ustar := string(b[257:263]) == "ustar\x00"
	if !ok || said != sum || !ustar && string(b[257:265]) != "ustar  \x00" {
		return "", 0, fmt.Errorf("%w: header of a file in a tar", ErrDamaged)
	}
	name = tarText(b[0:100])
	if prefix := tarText(b[345:500]); ustar && prefix != "" {
		name = prefix + "/" + name
	}
	size, ok = tarNumber(b[124:136])
	if kind := b[156]; kind != '0' || tarText(b[157:257]) != "" || !ok || !safeName.MatchString(name) || strings.Contains(name, "..") {
		return "", 0, fmt.Errorf("%w: %q is no plain file of a backup", ErrDamaged, name)
	}
	return name, size, nil
}

func tarText(field []byte) string {
	text, _, _ := bytes.Cut(field, []byte{0})
	return string(text)
}

// tarNumber reads octal digits that end in a space or 0, or GNU's binary form.
func tarNumber(field []byte) (n int64, ok bool) {
	if field[0] == 0x80 {
		for _, c := range field[1:] {
			if n >= 1<<55 {
				return 0, false
			}
			n = n<<8 | int64(c)
		}
		return n, true
	}
	digits := strings.Trim(string(field), " \x00")
	for _, c := range []byte(digits) {
		if c < '0' || c > '7' || n >= 1<<60 {
			return 0, false
		}
		n = n<<3 | int64(c-'0')
	}
	return n, digits != ""
}
