package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// snapshotsCopied is how many of the newest snapshots go into the copy of a
// locked journal: the spool reaches back to the second, so one may be damaged.
const snapshotsCopied = 2

var lockedName = regexp.MustCompile(`^(spool|snapshots)/[0-9a-f]{16}$|^photos/[0-9a-f]{32}(\.thumb)?$`)

// CopyLocked writes a journal that is locked to a new file at path, as it lies
// on the disk: whoever does it need not be able to read it, and learns nothing.
// Restore takes it, by the journal's passphrase or recovery code; age does not
// open it. It is read back and compared by sums. Errors: as of Backup, and
// ErrAlreadyOpen, ErrUnlockFirst.
func (s *Shelf) CopyLocked(ctx context.Context, id, path string, report Progress) error {
	if err := s.copyLocked(ctx, id, path, report); err != nil {
		return fmt.Errorf("storage: copy locked journal: %w", err)
	}
	return nil
}

func (s *Shelf) copyLocked(ctx context.Context, id, path string, report Progress) (err error) {
	if !validID(id) {
		return ErrNotFound
	}
	if _, err := s.header(id); err != nil {
		return err
	}
	folder := filepath.Join(s.dir, id)
	lock, err := lockFile(filepath.Join(folder, lockName))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	h, _, err := readHeader(folder) // again: another process may have had it open
	if err != nil {
		return err
	}
	if h.version == beforeSpool {
		return ErrUnlockFirst
	}
	c := lockedCopy{header: h, folder: folder, report: report}
	if c.files, c.size, err = lockedFiles(folder); err != nil {
		return err
	}
	if err := s.checkBackupSpace(path, c.size); err != nil {
		return err
	}
	w, err := newPartsWriter(path, s.now())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	if err := c.write(ctx, w); err != nil {
		return fileError(err)
	}
	return w.finish(path, func(written *os.File) error { return c.readBack(ctx, written) })
}

// lockedCopy is one copy of a locked journal under way.
type lockedCopy struct {
	header *header
	folder string
	files  []string
	size   int // bytes, about
	report Progress
}

// tell says how much is done: everything is written once and read once.
func (c lockedCopy) tell(done int64) {
	c.report.tellBytes(min(done, 2*int64(c.size)), 2*int64(c.size))
}

func (c lockedCopy) readBack(ctx context.Context, written *os.File) error {
	again, err := readBackupFile(written)
	if err == nil {
		err = again.checkSums(ctx, func(done, _ int) { c.tell(int64(c.size + done)) })
	}
	if err != nil {
		return fmt.Errorf("read back: %w", err)
	}
	return nil
}

// lockedFiles lists what a locked journal's copy has of its folder.
func lockedFiles(folder string) (names []string, size int, err error) {
	snapshots, err := numbersIn(filepath.Join(folder, snapshotsFolder))
	if err != nil {
		return nil, 0, err
	}
	spool, err := numbersIn(filepath.Join(folder, spoolFolder))
	if err != nil {
		return nil, 0, err
	}
	for _, n := range spool {
		names = append(names, spoolFolder+"/"+numbered(n))
	}
	for _, n := range snapshots[max(0, len(snapshots)-snapshotsCopied):] {
		names = append(names, snapshotsFolder+"/"+numbered(n))
	}
	photos, err := os.ReadDir(filepath.Join(folder, photosFolder))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, 0, fileError(err)
	}
	for _, entry := range photos {
		if name := photosFolder + "/" + entry.Name(); entry.Type().IsRegular() && lockedName.MatchString(name) {
			names = append(names, name)
		}
	}
	if len(names) > maxParts {
		return nil, 0, fmt.Errorf("%w: %d files", ErrTooLarge, len(names))
	}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return nil, 0, fileError(err)
		}
		size += int(info.Size()) + 2*tarBlock
	}
	return names, size, nil
}

func (c lockedCopy) write(ctx context.Context, w *partsWriter) error {
	encoded, err := c.header.encode()
	if err != nil {
		return err
	}
	err = errors.Join(w.add(partReadme, backupReadme), w.add(partHeader, encoded), w.add(partLocked, lockedPart(w.at)))
	if err != nil {
		return err
	}
	for _, name := range c.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		file, err := os.Open(filepath.Join(c.folder, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		if err := errors.Join(w.copy(name, file), file.Close()); err != nil {
			return err
		}
		c.tell(w.end)
	}
	return w.writeSums()
}

// copyLocked lays the files of a locked copy into a new journal's folder. They
// are all under their seals; here only their names and sums are looked at.
func (r *restoring) copyLocked(ctx context.Context) error {
	b := r.from
	if err := b.checkSums(ctx, nil); err != nil {
		return err
	}
	for _, folder := range []string{spoolFolder, snapshotsFolder, photosFolder} {
		if err := makeFolder(filepath.Join(r.v.folder(), folder)); err != nil {
			return err
		}
	}
	from := &tarReader{from: io.NewSectionReader(b.file, b.rest, b.size-b.rest)}
	for n, last := 0, ""; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		name, _, err := from.next(b.size)
		if err != nil {
			return unended(err)
		}
		if name == partSums {
			break
		}
		if !lockedName.MatchString(name) || n > maxParts || name == last {
			return fmt.Errorf("%w: %s does not belong", ErrDamaged, name)
		}
		last = name
		if err := copySynced(filepath.Join(r.v.folder(), filepath.FromSlash(name)), from); err != nil {
			return err
		}
	}
	return r.syncAll()
}

func (r *restoring) syncAll() (err error) {
	for _, folder := range []string{spoolFolder, snapshotsFolder, photosFolder, ""} {
		err = errors.Join(err, syncFolder(filepath.Join(r.v.folder(), folder)))
	}
	return fileError(err)
}

// copySynced writes a new file.
func copySynced(path string, from io.Reader) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%w: %s is there twice", ErrDamaged, strings.ToLower(filepath.Base(path)))
	}
	if err != nil {
		return fileError(err)
	}
	_, err = io.Copy(file, from)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(fileError(err), file.Close())
}
