package storage

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
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
	p := &replaying{ctx: ctx, vault: v, gaps: gaps, erased: map[uuid.UUID]bool{}, named: map[uuid.UUID]bool{}}
	said, err := v.spool.read(p.take)
	if err == nil {
		err = p.flush()
	}
	if err != nil {
		return err
	}
	v.repair.Replayed, v.repair.Lost = p.replayed, p.lost
	if err := v.continueSpool(said); err != nil {
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
	vault    *Vault
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
	place := p.vault.state.place
	if len(p.waiting) > 0 {
		place = p.end
	}
	switch {
	case f.before.seq < place.seq:
		if now := f.before.after(f.op); now.seq == place.seq && now.chain != place.chain {
			return fmt.Errorf("%w: store and spool have different histories", ErrDamaged)
		}
		return nil
	case f.before.seq > place.seq && !p.gaps:
		return errGap
	case f.before.seq > place.seq:
		p.lost += int(f.before.seq - place.seq)
	}
	p.waiting = append(p.waiting, f.op)
	p.bytes += len(f.op.value)
	p.end = f.before.after(f.op)
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
	v := p.vault
	txn := v.db.NewTransaction(true)
	defer txn.Discard()
	r := v.records(txn)
	clock := v.state.clock
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
	v.state.clock, v.state.place, v.state.tally = clock, p.end, r.tally
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

// finishErasing drops what an end of the program left of erased items.
func (v *Vault) finishErasing() error {
	tombstones, err := v.tombstones()
	if err != nil {
		return err
	}
	for item := range tombstones {
		for more := true; more; {
			more, err = v.dropErased(item)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (v *Vault) dropErased(item uuid.UUID) (more bool, err error) {
	txn := v.db.NewTransaction(true)
	defer txn.Discard()
	r := v.records(txn)
	if more, err = r.drop(recordKey(keyRevision, item)); err != nil || r.tally == v.state.tally {
		return more, err
	}
	if err := r.putPlace(v.state.place); err != nil {
		return false, err
	}
	if err := txn.Commit(); err != nil {
		return false, fileError(err)
	}
	v.state.tally = r.tally
	return more, nil
}

// records are the records as a transaction sees them.
func (v *Vault) records(txn *badger.Txn) *records {
	return &records{txn: txn, seals: v.keys.seals, tally: v.state.tally}
}
