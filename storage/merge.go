package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// MergeReport says what a merge has done. Items are counted, not revisions.
type MergeReport struct {
	New      map[string]int // by kind: items that were not here
	Changed  map[string]int // by kind: items that were here and have something new
	Same     map[string]int // by kind: items of the other copy that have nothing new
	Beside   []Beside       // items that have more than one version since: both sides changed them
	Erased   int            // items that went, because they were erased for good in the other copy
	Withheld int            // items of the other copy that stay away, because they were erased here
	Photos   int            // photos that came
	Missing  int            // photos that are named, and neither copy has
}

// Beside is an item of which there is more than one version to choose from.
type Beside struct {
	Item uuid.UUID
	Kind string
}

// Merge takes over what another copy of this journal has and this one lacks: the
// union of both sets of revisions, without the items that either has erased for
// good. Nothing else is dropped. Versions that were made apart stay side by
// side, and an edit is shown before a deletion made apart from it. What comes is
// as durable as any save. A merge that was broken off has taken over a part, and
// can be done again; a second one changes nothing. The source is not changed.
// Errors: ErrOtherJournal; ErrNoSpace, before anything came unless the disk fills
// meanwhile; ErrDamaged; those of the source.
func (v *Vault) Merge(ctx context.Context, from Source, report Progress) (said MergeReport, err error) {
	err = v.during(ctx, "merge", func(ctx context.Context) error {
		if from.Identity() != v.Identity() {
			return ErrOtherJournal
		}
		if from == Source(v) {
			return nil
		}
		m := &merger{
			vault: v, from: from, report: report,
			gone: map[uuid.UUID]bool{}, theirs: map[uuid.UUID]bool{}, photos: map[uuid.UUID]bool{},
			touched: map[uuid.UUID]touched{},
		}
		err := m.merge(ctx)
		said = m.tell()
		return err
	})
	return said, err
}

// merger is one merge under way.
type merger struct {
	vault       *Vault
	from        Source
	report      Progress
	said        MergeReport
	done, total int

	here   map[uuid.UUID]bool // the revisions of this copy
	gone   map[uuid.UUID]bool // the items that either copy has erased
	erase  []uuid.UUID        // those that only the other has
	theirs map[uuid.UUID]bool // the other copy's items, without those: true if something is new
	photos map[uuid.UUID]bool // the photos that are still to come
	drafts []Draft            // of the other copy
	bytes  int                // what is new takes, before it is packed

	waiting []Revision
	weight  int // bytes of their bodies
	touched map[uuid.UUID]touched
}

func (m *merger) merge(ctx context.Context) error {
	if err := m.survey(ctx); err != nil {
		return err
	}
	size, err := m.surveyPhotos(ctx)
	if err != nil {
		return err
	}
	// A revision goes to the spool and to the store.
	if err := m.vault.shelf.checkSpace(m.vault.folder(), reserve+2*m.bytes+int(size)); err != nil {
		return err
	}
	m.total += len(m.erase) + len(m.photos)
	if err := m.bury(ctx); err != nil {
		return err
	}
	if err := m.takePhotos(ctx); err != nil {
		return err
	}
	if err := m.from.Revisions(ctx, m.wants, func(r Revision) error { return m.take(ctx, r) }); err != nil {
		return err
	}
	if err := m.flush(ctx); err != nil {
		return err
	}
	if err := m.takeDrafts(ctx); err != nil {
		return err
	}
	return m.countSame(ctx)
}

// countSame counts the items of the other copy that have nothing new. Their kinds are
// in the order.
func (m *merger) countSame(ctx context.Context) error {
	m.said.Same = map[string]int{}
	return m.vault.read(ctx, "count items", func(ctx context.Context, r *records) error {
		for _, prefix := range []byte{keyLive, keyDeleted} {
			err := r.each([]byte{prefix}, func(place *badger.Item) error {
				key := place.Key()
				item, err := uuid.FromBytes(key[max(0, len(key)-16):])
				if news, theirs := m.theirs[item]; err == nil && theirs && !news {
					kind, _, _ := bytes.Cut(key[1:], []byte{0})
					m.said.Same[string(kind)]++
				}
				return ctx.Err()
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// survey finds out what the other copy has and this one lacks.
func (m *merger) survey(ctx context.Context) error {
	if err := m.surveyErased(ctx); err != nil {
		return err
	}
	m.here = map[uuid.UUID]bool{}
	err := m.vault.Revisions(ctx, func(_, revision uuid.UUID) bool {
		m.here[revision] = true
		return false
	}, nil)
	if err != nil {
		return err
	}
	withheld := map[uuid.UUID]bool{}
	wants := func(item, revision uuid.UUID) bool {
		if m.gone[item] {
			withheld[item] = true
			return false
		}
		wanted := m.wants(item, revision)
		m.theirs[item] = m.theirs[item] || wanted
		return wanted
	}
	err = m.from.Revisions(ctx, wants, func(r Revision) error {
		m.bytes += len(r.append(nil)) + sealOverhead + frameOverhead
		m.total++
		for _, id := range r.Photos {
			m.photos[id] = true
		}
		return checkRevision(r)
	})
	if err != nil {
		return err
	}
	m.said.Withheld = len(withheld)
	return m.surveyDrafts(ctx)
}

func (m *merger) surveyDrafts(ctx context.Context) error {
	drafts, err := m.from.Drafts(ctx)
	if err != nil {
		return err
	}
	ours, err := m.vault.Drafts(ctx)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		same := func(o Draft) bool { return o.Session == d.Session && bytes.Equal(o.append(nil), d.append(nil)) }
		if m.gone[d.Item] || slices.ContainsFunc(ours, same) {
			continue
		}
		if err := d.check(); err != nil {
			return damagedRecord(err)
		}
		m.drafts = append(m.drafts, d)
		for _, id := range d.Photos {
			m.photos[id] = true
		}
	}
	return nil
}

func (m *merger) surveyErased(ctx context.Context) error {
	err := m.vault.Tombstones(ctx, func(item uuid.UUID) error {
		m.gone[item] = true
		return nil
	})
	if err != nil {
		return err
	}
	return m.from.Tombstones(ctx, func(item uuid.UUID) error {
		if !m.gone[item] {
			m.erase = append(m.erase, item)
		}
		m.gone[item] = true
		return nil
	})
}

// wants says whether a revision of the other copy is to come.
func (m *merger) wants(item, revision uuid.UUID) bool {
	return !m.gone[item] && !m.here[revision]
}

// checkRevision refuses what no copy of a journal can hold.
func checkRevision(r Revision) error {
	err := checkRecord(r.Item, r.Kind, r.Sort, r.Parents, r.Photos)
	if err == nil && r.ID == uuid.Nil {
		err = errors.New("revision without an id")
	}
	return damagedRecord(err)
}

func damagedRecord(err error) error {
	if err == nil {
		return nil
	}
	return errNotStore{fmt.Errorf("%w: %w", ErrDamaged, err)}
}

// surveyPhotos finds the photos that are to come, and how many bytes they take:
// those that the new revisions name, and those that this copy should have and
// has lost.
func (m *merger) surveyPhotos(ctx context.Context) (size int64, err error) {
	here, err := m.vault.photoSizes()
	if err != nil {
		return 0, err
	}
	there, err := m.from.PhotoSizes(ctx)
	if err != nil {
		return 0, err
	}
	lost := map[uuid.UUID]bool{}
	for id := range there {
		_, have := here[id]
		lost[id] = !have && !m.photos[id]
	}
	for id := range m.photos {
		if _, have := here[id]; have {
			delete(m.photos, id)
		}
	}
	if err := m.surveyLost(ctx, lost); err != nil {
		return 0, err
	}
	for id := range m.photos {
		size += there[id]
	}
	return size, nil
}

// surveyLost looks for photos of the other copy that a revision names which both
// have.
func (m *merger) surveyLost(ctx context.Context, lost map[uuid.UUID]bool) error {
	any := false
	for _, is := range lost {
		any = any || is
	}
	if !any {
		return nil
	}
	common := func(item, revision uuid.UUID) bool { return !m.gone[item] && m.here[revision] }
	return m.from.Revisions(ctx, common, func(r Revision) error {
		for _, id := range r.Photos {
			if lost[id] {
				m.photos[id] = true
			}
		}
		return nil
	})
}

// bury erases here what was erased there.
func (m *merger) bury(ctx context.Context) error {
	if len(m.erase) == 0 {
		return nil
	}
	for _, item := range m.erase {
		_, err := m.vault.Head(ctx, item)
		if err == nil {
			m.said.Erased++
		} else if !errors.Is(err, ErrNotFound) && !isDamaged(err) {
			return err
		}
	}
	if err := m.vault.erase(ctx, m.erase); err != nil {
		return err
	}
	m.step(len(m.erase))
	return nil
}

func (m *merger) step(n int) {
	m.done += n
	if m.report != nil {
		m.report(min(m.done, m.total), m.total)
	}
}

// tell completes the report.
func (m *merger) tell() MergeReport {
	said := m.said
	said.New, said.Changed = map[string]int{}, map[string]int{}
	for item, t := range m.touched {
		if t.fresh {
			said.New[t.kind]++
		} else {
			said.Changed[t.kind]++
		}
		if t.live > 1 && !t.beside {
			said.Beside = append(said.Beside, Beside{item, t.kind})
		}
	}
	slices.SortFunc(said.Beside, func(a, b Beside) int { return compareIDs(a.Item, b.Item) })
	said.Missing = len(m.photos)
	return said
}
