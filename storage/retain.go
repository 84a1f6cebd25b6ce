package storage

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// How many snapshots stay: the newest of each of the last days, weeks and
// months that have one, as long as all together take no more than half of the
// room that is left. The two newest that are whole stay always.
const (
	keepDays   = 7
	keepWeeks  = 4
	keepMonths = 6
)

// kept is a snapshot on the disk.
type kept struct {
	number uint64
	head   snapshotHead
	size   int64
}

// retain looks the snapshots through, newest first: the two newest are read
// whole, and what is damaged is put aside. It removes those that are not to be
// kept, and what of the spool no snapshot needs.
func (v *Vault) retain(ctx context.Context) error {
	numbers, err := numbersIn(v.snapshots())
	if err != nil {
		return err
	}
	slices.Reverse(numbers)
	var all []kept
	for _, number := range numbers {
		if err := ctx.Err(); err != nil {
			return err
		}
		one, err := v.lookAt(number, len(all) < 2)
		if isDamaged(err) {
			err = v.leaveDamaged(number)
		} else if err == nil {
			all = append(all, one)
		}
		if err != nil {
			return err
		}
	}
	free, err := v.shelf.free(v.folder())
	if err != nil {
		return err
	}
	for _, number := range surplus(all, int64(free/2)) {
		if err := os.Remove(filepath.Join(v.snapshots(), numbered(number))); err != nil {
			return fileError(err)
		}
	}
	if len(all) < 2 {
		return nil
	}
	v.writing.Lock()
	defer v.writing.Unlock()
	return v.spool.removeBelow(all[1].number)
}

// leaveDamaged puts a snapshot aside that does not read as it was written.
func (v *Vault) leaveDamaged(number uint64) error {
	return v.putAside(SnapshotDamaged, filepath.Join(snapshotsFolder, numbered(number)))
}

// lookAt reads a snapshot's head, or all of it. One that says it is of a newer version
// is damaged: in a journal that a newer program has written in, the header says so.
func (v *Vault) lookAt(number uint64, whole bool) (kept, error) {
	one, err := v.readKept(number, whole)
	if isNewer(err) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return one, err
}

func (v *Vault) readKept(number uint64, whole bool) (kept, error) {
	path := filepath.Join(v.snapshots(), numbered(number))
	info, err := os.Stat(path)
	if err != nil {
		return kept{}, fileError(err)
	}
	one := kept{number: number, size: info.Size()}
	if whole {
		one.head, err = checkSnapshot(path, v.keys.snapshots, number)
		return one, err
	}
	s, err := openSnapshot(path, v.keys.snapshots, number)
	if err != nil {
		return kept{}, err
	}
	one.head = s.head
	return one, s.close()
}

// surplus picks the snapshots to remove, of all from newest to oldest. Days
// are told apart, not counted back from today, so that a clock that was wrong
// for a while removes nothing that would have stayed.
func surplus(all []kept, room int64) (gone []uint64) {
	days, weeks, months := map[string]bool{}, map[[2]int]bool{}, map[string]bool{}
	for i, one := range all {
		at := time.UnixMilli(one.head.taken).UTC()
		year, week := at.ISOWeek()
		day, month := at.Format(time.DateOnly), at.Format("2006-01")
		stays := len(days) < keepDays && !days[day] ||
			len(weeks) < keepWeeks && !weeks[[2]int{year, week}] ||
			len(months) < keepMonths && !months[month]
		room -= one.size
		if i > 1 && (!stays || room < 0) {
			gone = append(gone, one.number)
			continue
		}
		days[day], weeks[[2]int{year, week}], months[month] = true, true, true
	}
	return gone
}
