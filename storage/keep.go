package storage

import (
	"context"
	"path/filepath"
	"slices"
	"time"
)

// daily is how long a snapshot serves; while the machine's clock has lost its
// battery, and the journal's own stands still, so many records stand for a day.
const (
	daily        = 24 * time.Hour
	dailyRecords = 1000
)

// wake makes the keeper look whether there is something to do.
func (v *Vault) wake() {
	select {
	case v.work <- struct{}{}:
	default: // it will look anyway
	}
}

// keep does what is due beside the calls, until the journal is locked: a
// snapshot once a day and whenever the spool has grown, and the taking out of
// what was erased from older ones, and the bringing together of tables. What
// fails is tried again next time.
func (v *Vault) keep() {
	for {
		select {
		case <-v.life.Done():
			return
		case <-v.work:
			_ = v.during(v.life, "keep", v.tend)
			_ = v.during(v.life, "compact", v.compact)
		}
	}
}

func (v *Vault) tend(ctx context.Context) error {
	v.snapping.Lock()
	defer v.snapping.Unlock()
	if err := v.cleanse(ctx, nil); err != nil {
		return err
	}
	return v.snapshotDue(ctx, nil)
}

// snapshotDue takes a snapshot if one is due. The caller holds v.snapping, or
// is alone.
func (v *Vault) snapshotDue(ctx context.Context, report Progress) error {
	wanted, err := v.wantsSnapshot()
	if err != nil || !wanted {
		return err
	}
	if err := v.snapshot(ctx, report); err != nil {
		return err
	}
	v.due.Store(false)
	return v.putSpoiledAside()
}

// wantsSnapshot says whether there is something that no snapshot has, and
// either the last one is a day old, or the spool is full, or something was
// found wrong.
func (v *Vault) wantsSnapshot() (bool, error) {
	v.writing.Lock()
	at, full, now, lost := v.state.place, v.spool.full(), v.now(), v.shelf.now().Before(clockFloor)
	v.writing.Unlock()
	if v.due.Load() {
		return at.seq > 0, nil
	}
	numbers, err := numbersIn(v.snapshots())
	if err != nil {
		return false, err
	}
	for _, number := range slices.Backward(numbers) {
		last, err := v.lookAt(number, false)
		if isDamaged(err) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
		age := time.Duration(now-last.head.taken) * time.Millisecond
		old := age >= daily || age < 0 || lost && at.seq-last.head.state.place.seq >= dailyRecords
		return last.head.state.place != at && (full || old), nil
	}
	return at.seq > 0, nil
}

// seenFolder is where this computer remembers, beside the journals, how far
// each was when it was last closed here.
const seenFolder = "seen"

func (v *Vault) seenPath() string {
	return filepath.Join(filepath.Dir(v.shelf.dir), seenFolder, v.id)
}

func (v *Vault) seenKey() []byte { return append([]byte(seenFolder+" "), v.id...) }

// remember keeps how far the journal is.
func (v *Vault) remember() error {
	sealed, err := v.keys.seals.Seal(v.seenKey(), v.state.place.append(nil))
	if err != nil {
		return err
	}
	if err := makeFolder(filepath.Dir(v.seenPath())); err != nil {
		return err
	}
	return replaceFile(v.seenPath(), sealed)
}

// seen gives how far the journal was, if this computer knows.
func (v *Vault) seen() (p position, ok bool) {
	sealed, err := readSmall(v.seenPath())
	if err != nil {
		return p, false
	}
	plain, err := v.keys.seals.Open(v.seenKey(), sealed)
	if err != nil {
		return p, false
	}
	d := &decoder{rest: plain}
	p = d.position()
	return p, d.err() == nil
}
