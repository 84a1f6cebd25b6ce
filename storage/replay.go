package storage

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/google/uuid"
)

// replayAtOnce bounds the records of the spool one transaction takes: with
// long drafts it might hold no more.
const (
	replayAtOnce = 200
	replayBytes  = 512 << 10
)

// errGap says that the spool has lost records that the store lacks.
var errGap = fmt.Errorf("%w: a part of the spool is gone", ErrDamaged)

// replay brings the store up to the end of the spool, and lets the spool go on
// from there. It is ErrDamaged when the two do not belong together, and errGap
// where something is gone between them, unless gaps may be.
func (v *Vault) replay(ctx context.Context, gaps bool) error {
	p, err := v.follow(ctx, v.spool, gaps)
	if err != nil {
		return err
	}
	v.repair.Replayed, v.repair.Lost = p.replayed, p.lost
	if err := v.continueSpool(p.said); err != nil {
		return err
	}
	if err := v.finishErasing(); err != nil {
		return err
	}
	for item := range p.erased {
		if p.named[item] { // an end of the program came before they were taken out
			return v.spool.blank(p.erased)
		}
	}
	return nil
}

// follow makes the store take what the spool has and it lacks.
func (x *index) follow(ctx context.Context, s *spool, gaps bool) (*replaying, error) {
	p := &replaying{ctx: ctx, to: x, gaps: gaps, erased: map[uuid.UUID]bool{}, named: map[uuid.UUID]bool{}}
	said, err := s.read(p.take)
	if err == nil {
		err = p.flush()
	}
	p.said = said
	return p, err
}

// continueSpool goes on where the spool ends, or, when it does not go up to
// where the store is or something in it is damaged, in a new segment: a
// snapshot is then due at once.
func (v *Vault) continueSpool(said *reading) error {
	if said.whole() && said.number > 0 && said.end == v.state.place {
		return v.spool.resume(said.number, said.size, said.end)
	}
	v.due.Store(true)
	if v.state.place.seq > said.end.seq {
		v.found(SpoolShort)
	}
	if err := v.spool.begin(v.state.place); err != nil {
		return err
	}
	if !said.whole() {
		v.found(SpoolDamaged)
		v.spoiled = said.damaged
	}
	return nil
}

// putSpoiledAside moves damaged segments out of the way, once a snapshot has
// taken their place.
func (v *Vault) putSpoiledAside() error {
	for _, number := range v.spoiled {
		if err := v.putAside(SpoolDamaged, filepath.Join(spoolFolder, numbered(number))); err != nil {
			return err
		}
	}
	v.spoiled = nil
	return nil
}

// replaying is the way through the spool.
type replaying struct {
	ctx      context.Context
	to       *index
	said     *reading
	gaps     bool
	waiting  []op
	bytes    int
	end      position
	replayed int
	lost     int
	erased   map[uuid.UUID]bool
	named    map[uuid.UUID]bool // items with words in the spool
}

func (p *replaying) take(f frame) error {
	switch f.op.kind {
	case opErase:
		p.erased[f.op.item] = true
	case opBlank:
	default:
		p.named[f.op.item] = true
	}
	place := p.to.state.place
	if len(p.waiting) > 0 {
		place = p.end
	}
	switch {
	case f.before.seq < place.seq:
		if f.end.seq == place.seq && f.end.chain != place.chain {
			return fmt.Errorf("%w: store and spool have different histories", ErrDamaged)
		}
		return nil
	case f.before.seq > place.seq && !p.gaps:
		return errGap
	case f.before.seq > place.seq:
		p.lost += int(f.before.seq - place.seq)
	}
	if p.bytes+len(f.op.value) > replayBytes { // a transaction may hold no more than that, or one long record
		if err := p.flush(); err != nil {
			return err
		}
	}
	p.waiting = append(p.waiting, f.op)
	p.bytes += len(f.op.value)
	p.end = f.end
	p.replayed++
	if len(p.waiting) >= replayAtOnce || p.bytes >= replayBytes {
		return p.flush()
	}
	return nil
}

// flush makes the store take what waits.
func (p *replaying) flush() error {
	if len(p.waiting) == 0 {
		return nil
	}
	if err := p.ctx.Err(); err != nil {
		return err
	}
	x := p.to
	txn := x.db.NewTransaction(true)
	defer txn.Discard()
	r := x.records(txn)
	clock := x.state.clock
	for _, o := range p.waiting {
		if err := r.redo(o, &clock); err != nil {
			return err
		}
	}
	if err := r.putClock(clock); err != nil {
		return err
	}
	if err := r.putPlace(p.end); err != nil {
		return err
	}
	if err := txn.Commit(); err != nil {
		return fileError(err)
	}
	x.state.clock, x.state.place, x.state.tally = clock, p.end, r.tally
	p.waiting, p.bytes = p.waiting[:0], 0
	return nil
}

// redo does what a record of the spool says. What an erasure has overtaken is
// passed over; a parent may be missing, where the spool has lost a part.
func (r *records) redo(o op, clock *hybrid) error {
	if o.kind == opErase {
		return r.bury(o.item)
	}
	if o.kind == opBlank {
		return nil
	}
	if err := r.checkErased(o.item); errors.Is(err, ErrErased) {
		return nil
	} else if err != nil {
		return err
	}
	draft := recordKey(keyDraft, o.item, o.session)
	switch o.kind {
	case opDraft:
		return r.set(draft, o.value)
	case opDraftDrop:
		return r.remove(draft)
	}
	key := recordKey(keyRevision, o.item, o.revision)
	plain, err := r.seals.Open(key, o.value)
	if err != nil {
		return err
	}
	made, err := revisionAt(key, plain)
	if err != nil {
		return err
	}
	if err := r.set(key, o.value); err != nil {
		return err
	}
	if o.kind == opAdopt {
		_, err := r.rehead(made.Item)
		return err
	}
	*clock = hybrid{made.Clock.Millis, made.Clock.Counter}
	if err := r.remove(draft); err != nil {
		return err
	}
	return r.head(made)
}
