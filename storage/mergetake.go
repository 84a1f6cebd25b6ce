package storage

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// maxWaiting is what waits of one item at most, in bytes, to be put in order. Should
// it have more, it comes in parts; its heads are right after each.
const maxWaiting = 8 << 20

// touched is an item that something has come of.
type touched struct {
	kind   string
	fresh  bool // it was not here
	beside bool // it had versions side by side before
	live   int  // how many versions there are to choose from
	came   int  // how many revisions came
}

// take collects the revisions that are to come, item by item.
func (m *merger) take(ctx context.Context, r Revision) error {
	if err := checkRevision(r); err != nil { // again: the source might give something else by now
		return err
	}
	full := len(m.waiting) >= replayAtOnce || m.weight >= replayBytes
	if full && (m.waiting[len(m.waiting)-1].Item != r.Item || m.weight >= maxWaiting) {
		if err := m.flush(ctx); err != nil {
			return err
		}
	}
	m.waiting = append(m.waiting, r)
	m.weight += len(r.Body)
	return nil
}

// flush makes what waits durable, in transactions that Badger can hold.
func (m *merger) flush(ctx context.Context) error {
	waiting := parentsFirst(m.waiting)
	m.waiting, m.weight = nil, 0
	for len(waiting) > 0 {
		n, size := 0, 0
		for n < len(waiting) && n < replayAtOnce && (n == 0 || size+len(waiting[n].Body) <= replayBytes) {
			size += len(waiting[n].Body)
			n++
		}
		if err := m.put(ctx, waiting[:n], size); err != nil {
			return err
		}
		m.step(n)
		waiting = waiting[n:]
	}
	return nil
}

// parentsFirst orders revisions item by item, each behind its parents: so a
// merge that is broken off leaves of every item a state that it once had.
func parentsFirst(all []Revision) (ordered []Revision) {
	slices.SortStableFunc(all, func(a, b Revision) int { return compareIDs(a.Item, b.Item) })
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Item == all[0].Item {
			n++
		}
		one := newestFirst(all[:n])
		slices.Reverse(one)
		ordered, all = append(ordered, one...), all[n:]
	}
	return ordered
}

// put stores revisions that were made elsewhere, in one transaction.
func (m *merger) put(ctx context.Context, some []Revision, size int) error {
	v, items := m.vault, map[uuid.UUID]touched{}
	for _, one := range some {
		v.name(one.Photos)
	}
	err := v.change(ctx, reserve+2*size, func(r *records) error {
		clock := v.state.clock
		for _, one := range some {
			taken, err := r.adopt(one, items)
			if err != nil {
				return err
			}
			if taken {
				clock = clock.heard(one.Clock, v.shelf.now())
			}
		}
		for item, now := range items {
			after, err := r.rehead(item)
			if err != nil {
				return err
			}
			now.kind, now.live = after[0].Kind, after.live()
			items[item] = now
		}
		if clock == v.state.clock {
			return nil
		}
		v.state.clock = clock
		return r.putClock(clock)
	})
	if err != nil {
		return err
	}
	for item, now := range items {
		if before, ok := m.touched[item]; ok {
			now.fresh, now.beside, now.came = before.fresh, before.beside, before.came+now.came
		}
		m.touched[item] = now
	}
	return nil
}

// adopt stores a revision that was made elsewhere, unless it is there or its item
// was erased. Its heads are to be made again afterwards.
func (r *records) adopt(one Revision, items map[uuid.UUID]touched) (taken bool, err error) {
	if err := r.checkErased(one.Item); errors.Is(err, ErrErased) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	key := recordKey(keyRevision, one.Item, one.ID)
	if there, err := r.has(key); there || err != nil {
		return false, err
	}
	now, ok := items[one.Item]
	if !ok {
		before, err := r.heads(one.Item)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return false, err
		}
		now = touched{fresh: len(before) == 0, beside: before.live() > 1}
	}
	now.came++
	items[one.Item] = now
	sealed, err := r.put(key, one.append(nil))
	if err != nil {
		return false, err
	}
	r.spooled(op{kind: opAdopt, item: one.Item, revision: one.ID, value: sealed})
	return true, nil
}

// rehead makes an item's heads from all its revisions: what comes from elsewhere
// may come behind what replaces it.
func (r *records) rehead(item uuid.UUID) (after heads, err error) {
	var all family
	err = r.each(recordKey(keyRevision, item), func(found *badger.Item) error {
		plain, err := r.value(found)
		if err != nil {
			return err
		}
		one, err := revisionAt(found.Key(), plain)
		all.add(one)
		return err
	})
	if err != nil {
		return nil, err
	}
	before, err := r.heads(item)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	after = all.heads()
	if err := after.check(); err != nil {
		return nil, err
	}
	return after, r.replaceHeads(item, before, after)
}

// takePhotos seals here the photos that are to come.
func (m *merger) takePhotos(ctx context.Context) error {
	if len(m.photos) == 0 {
		return nil
	}
	v := m.vault
	wanted := func(id uuid.UUID) bool { return m.photos[id] }
	return m.from.Photos(ctx, wanted, func(p Picture) error {
		if !wanted(p.ID) || p.check() != nil {
			return ctx.Err() // counted as missing
		}
		if err := v.shelf.checkSpace(v.folder(), reserve+len(p.Shown)+len(p.Thumb)); err != nil {
			return err
		}
		if err := v.putPhoto(p); err != nil {
			return err
		}
		delete(m.photos, p.ID)
		m.said.Photos++
		m.step(1)
		return ctx.Err()
	})
}

// takeDrafts makes revisions of the other copy's drafts: nobody there may ever
// open it again. Each draft gives one and the same revision, whoever merges it.
func (m *merger) takeDrafts(ctx context.Context) error {
	for _, d := range m.drafts {
		made, news, err := m.vault.settled(ctx, d)
		if err != nil {
			return err
		}
		if news {
			if err := m.put(ctx, []Revision{made}, len(made.Body)); err != nil {
				return err
			}
		}
	}
	return nil
}

// settled gives the revision that a draft of another copy comes as, and whether
// it says what no revision of its item says.
func (v *Vault) settled(ctx context.Context, d Draft) (made Revision, news bool, err error) {
	history, err := v.History(ctx, d.Item)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return made, false, err
	}
	clock := Clock{Millis: clockFloor.UnixMilli()}
	for _, one := range history {
		if !one.Deleted && one.Sort == d.Sort && bytes.Equal(one.Body, d.Body) && slices.Equal(one.Photos, d.Photos) {
			return made, false, nil
		}
		if slices.Contains(d.Parents, one.ID) && one.Clock.Compare(clock) >= 0 {
			clock = one.Clock
			clock.Counter++
		}
	}
	return Revision{
		ID: uuid.NewSHA1(d.Session, d.append(nil)), Item: d.Item, Kind: d.Kind, Sort: d.Sort,
		Parents: d.Parents, Clock: clock, Body: d.Body, Photos: d.Photos,
	}, true, nil
}
