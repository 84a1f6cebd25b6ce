package storage

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

// filesName is the sealed list of the store's files, written when a journal is
// closed and removed when it is opened: without it, the end was not a clean
// one.
const filesName = "files"

var keyFiles = []byte("files")

// fileList says what the files of a store were when it was closed, and where
// the spool and the snapshots ended.
type fileList struct {
	store     string
	place     position
	files     []listed
	snapshots []uint64
}

type listed struct {
	name string
	size int64
	sum  [sha256.Size]byte
}

// append encodes the list:
//
//	store ‖ position (40) ‖ count ‖ for each file: name ‖ size (8) ‖ SHA-256 (32)
//	‖ count ‖ for each snapshot its number (8)
func (l *fileList) append(b []byte) []byte {
	b = l.place.append(appendShort(b, l.store))
	b = binary.AppendUvarint(b, uint64(len(l.files)))
	for _, f := range l.files {
		b = binary.BigEndian.AppendUint64(appendShort(b, f.name), uint64(f.size))
		b = append(b, f.sum[:]...)
	}
	b = binary.AppendUvarint(b, uint64(len(l.snapshots)))
	for _, number := range l.snapshots {
		b = binary.BigEndian.AppendUint64(b, number)
	}
	return b
}

func decodeFileList(plain []byte) (*fileList, error) {
	d := &decoder{rest: plain}
	l := &fileList{store: d.short(), place: d.position()}
	for range d.count(1 + 8 + sha256.Size) {
		f := listed{name: d.short(), size: d.int64()}
		copy(f.sum[:], d.take(sha256.Size))
		l.files = append(l.files, f)
	}
	for range d.count(8) {
		l.snapshots = append(l.snapshots, uint64(d.int64()))
	}
	return l, d.err()
}

// The names of the files that Badger makes: those that hold something, and
// those that come and go.
var (
	ownFile     = regexp.MustCompile(`^([0-9]{5}\.mem|[0-9]{6}\.(vlog|sst)|MANIFEST|KEYREGISTRY|DISCARD)$`)
	passingFile = regexp.MustCompile(`^(LOCK|MANIFEST-REWRITE|REWRITE-KEYREGISTRY)$`)
)

// listFiles reads the files of a closed store. It passes over logs without a byte,
// which a kill leaves, and which are removed before the store is opened.
func listFiles(ctx context.Context, dir string) (files []listed, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fileError(err)
	}
	for _, entry := range entries {
		if !ownFile.MatchString(entry.Name()) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		one, err := sumFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return nil, fileError(err)
		}
		if one.size > 0 || !isLog(one.name) {
			files = append(files, one)
		}
	}
	return files, nil
}

func sumFile(path string) (listed, error) {
	file, err := os.Open(path)
	if err != nil {
		return listed{}, err
	}
	defer file.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, file)
	one := listed{name: filepath.Base(path), size: size}
	sum.Sum(one.sum[:0])
	return one, err
}

// writeFileList seals the list of a store in a journal's folder that has just
// been closed.
func writeFileList(folder, store string, place position, seals *sealer) error {
	files, err := listFiles(context.Background(), filepath.Join(folder, store))
	if err != nil {
		return err
	}
	snapshots, err := numbersIn(filepath.Join(folder, snapshotsFolder))
	if err != nil {
		return err
	}
	l := fileList{store, place, files, snapshots}
	sealed, err := seals.Seal(keyFiles, l.append(nil))
	if err != nil {
		return err
	}
	return replaceFile(filepath.Join(folder, filesName), sealed)
}

// readFileList gives the list of the last close, or nil after an end that was
// not clean. One that does not open is as good as none: the store is then read
// through.
func (v *Vault) readFileList() (*fileList, error) {
	sealed, err := readSmall(filepath.Join(v.folder(), filesName))
	if errors.Is(err, os.ErrNotExist) || isDamaged(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	plain, err := v.keys.seals.Open(keyFiles, sealed)
	if err != nil {
		return nil, nil
	}
	l, err := decodeFileList(plain)
	if err != nil {
		return nil, nil
	}
	return l, nil
}

// fits says whether a store's files are those of the list, to the bit.
func (l *fileList) fits(now *ahead) bool {
	return l != nil && l.store == filepath.Base(now.store) && now.err == nil && slices.Equal(now.files, l.files)
}

// replaceFile puts a file in place whole, or leaves what was there.
func replaceFile(path string, data []byte) error {
	if err := writeSynced(path+unfinished, data); err != nil {
		return errors.Join(fileError(err), os.Remove(path+unfinished))
	}
	return fileError(errors.Join(rename(path+unfinished, path), syncFolder(filepath.Dir(path))))
}

// readSmall reads a file that replaceFile has put in place, and is ErrDamaged for one
// that holds more than a sealed value can.
func readSmall(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fileError(err)
	}
	defer file.Close()
	const most = maxPlain + sealOverhead
	data, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && len(data) > most {
		err = fmt.Errorf("%w: %s is too large", ErrDamaged, filepath.Base(path))
	}
	return data, fileError(err)
}

// removeFile removes a file that need not be there, for good.
func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fileError(err)
	}
	return fileError(syncFolder(filepath.Dir(path)))
}

// makeFolder makes a folder that may be there; what it lies in must be, so that
// nothing is left where a stick was.
func makeFolder(path string) error {
	err := os.Mkdir(path, 0o700)
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	return fileError(err)
}
