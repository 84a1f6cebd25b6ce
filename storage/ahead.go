package storage

import (
	"context"
	"os"
	"path/filepath"
)

// ahead is what an unlock reads of a journal beside the derivation of its key,
// because it needs none: the sums of the store's files, and the bytes of the spool.
// It may be used once it was waited for.
type ahead struct {
	store    string
	files    []listed
	err      error
	segments map[uint64][]byte
	over     chan struct{}
	stop     context.CancelFunc
}

// aheadMost bounds the bytes of the spool that are held, all in all: it has more
// only while no snapshot can be taken, and is then read segment by segment.
const aheadMost = 3 * segmentFull

// readAhead begins to read. The caller holds the journal's lock until it has waited.
func readAhead(ctx context.Context, folder string, h *header) *ahead {
	ctx, stop := context.WithCancel(ctx)
	a := &ahead{
		store: filepath.Join(folder, h.Store), segments: map[uint64][]byte{}, over: make(chan struct{}), stop: stop,
	}
	go func() {
		defer close(a.over)
		a.files, a.err = listFiles(ctx, a.store)
		a.readSpool(ctx, filepath.Join(folder, spoolFolder))
	}()
	return a
}

// readSpool reads the segments, unless they are too many. What can't be read is
// read again by whoever wants it, and said then.
func (a *ahead) readSpool(ctx context.Context, dir string) {
	numbers, _ := numbersIn(dir)
	size := int64(0)
	for _, number := range numbers {
		if info, err := os.Stat(filepath.Join(dir, numbered(number))); err == nil {
			size += info.Size()
		}
	}
	if size > aheadMost {
		return
	}
	for _, number := range numbers {
		if data, err := loadSegment(filepath.Join(dir, numbered(number))); err == nil && ctx.Err() == nil {
			a.segments[number] = data
		}
	}
}

// wait waits for what is read.
func (a *ahead) wait() { <-a.over }

// end breaks the reading off.
func (a *ahead) end() {
	a.stop()
	a.wait()
}
