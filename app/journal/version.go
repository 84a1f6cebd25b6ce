package journal

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Version is an entry as it once was, or as another copy of the journal has it.
type Version struct {
	ID      uuid.UUID
	Parents []uuid.UUID // the versions it was written over
	At      time.Time   // when it was written, by the clock of that computer
	Entry   Entry
	Deleted bool // it put the entry away
	Head    bool // nothing was written over it
}

// History returns all versions of an entry, each before those it was written over.
func (j *Journal) History(ctx context.Context, id uuid.UUID) ([]Version, error) {
	history, err := j.records.History(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("journal: read history: %w", err)
	}
	return readVersions(history), nil
}

func readVersions(history []Revision) []Version {
	replaced := make(map[uuid.UUID]bool)
	for _, r := range history {
		for _, parent := range r.Parents {
			replaced[parent] = true
		}
	}
	versions := make([]Version, len(history))
	for i, r := range history {
		versions[i] = Version{r.ID, r.Parents, r.At, readEntry(r), r.Deleted, !replaced[r.ID]}
	}
	return versions
}

// Beside returns the entries that two copies of the journal have changed apart, so
// that there is more than one version to choose from.
func (j *Journal) Beside(ctx context.Context) ([]uuid.UUID, error) {
	items, err := j.records.Besides(ctx, kindEntry)
	if err != nil {
		return nil, fmt.Errorf("journal: look for versions: %w", err)
	}
	return items, nil
}

// Versions returns the versions of an entry to choose from, the one that is shown
// first. Those that say the same are one.
func (j *Journal) Versions(ctx context.Context, id uuid.UUID) ([]Version, error) {
	heads, err := j.heads(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("journal: read versions: %w", err)
	}
	var differ []Revision
	for _, head := range heads {
		if !head.Deleted && !slices.ContainsFunc(differ, head.says) {
			differ = append(differ, head)
		}
	}
	return readVersions(differ), nil
}

// says reports whether another revision says the same.
func (r Revision) says(other Revision) bool {
	return r.Sort == other.Sort && bytes.Equal(r.Body, other.Body) && slices.Equal(r.Photos, other.Photos)
}

// BringBack makes an earlier version, or one of several, what the entry says. The
// others stay in its history. A version that isn't there is ErrNotFound.
func (j *Journal) BringBack(ctx context.Context, id, version uuid.UUID) error {
	if err := j.bringBack(ctx, id, version); err != nil {
		return fmt.Errorf("journal: bring back version: %w", err)
	}
	return nil
}

func (j *Journal) bringBack(ctx context.Context, id, version uuid.UUID) error {
	heads, err := j.heads(ctx, id)
	if err != nil {
		return err
	}
	history, err := j.records.History(ctx, id)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(history, func(r Revision) bool { return r.ID == version })
	if at < 0 {
		return ErrNotFound
	}
	if len(heads) == 1 && !heads[0].Deleted && heads[0].says(history[at]) {
		return nil
	}
	return j.replace(ctx, heads, history[at])
}

// replace writes over all heads of an item what one revision says.
func (j *Journal) replace(ctx context.Context, heads []Revision, by Revision) error {
	_, err := j.records.Revise(ctx, Change{
		Item: by.Item, Kind: by.Kind, Sort: by.Sort, Parents: ids(heads), Body: by.Body, Photos: by.Photos,
	})
	return err
}

// KeepBoth makes one of the versions of an entry: the words of all of them, what
// they share once. The rest is as the version that is shown has it, but for a
// face and photos that only another has.
func (j *Journal) KeepBoth(ctx context.Context, id uuid.UUID) error {
	if err := j.keepBoth(ctx, id); err != nil {
		return fmt.Errorf("journal: keep both versions: %w", err)
	}
	return nil
}

func (j *Journal) keepBoth(ctx context.Context, id uuid.UUID) error {
	heads, err := j.heads(ctx, id)
	if err != nil {
		return err
	}
	made := heads[0]
	both := readEntry(made)
	for _, head := range heads[1:] {
		other := readEntry(head)
		if head.Deleted {
			continue
		}
		if both.Problem != nil || other.Problem != nil {
			return fmt.Errorf("version %s: %w", head.ID, ErrDamaged)
		}
		both = both.with(other)
		for _, photo := range head.Photos {
			if !slices.Contains(made.Photos, photo) {
				made.Photos = append(slices.Clip(made.Photos), photo)
			}
		}
	}
	if len(heads) == 1 {
		return nil
	}
	if made.Body, err = encode(both, made.Body); err != nil {
		return err
	}
	return j.replace(ctx, heads, made)
}

// with adds what another version of the entry has. An entry of which one version is
// the writer's alone stays so.
func (e Entry) with(other Entry) Entry {
	var text strings.Builder
	for _, p := range compareLines(e.Text+"\n", other.Text+"\n") {
		text.WriteString(p.Text)
	}
	e.Text = strings.TrimSuffix(text.String(), "\n")
	if e.Feeling == NoFeeling {
		e.Feeling = other.Feeling
	}
	for _, baby := range other.Babies {
		if len(e.Babies) > 0 && !slices.Contains(e.Babies, baby) {
			e.Babies = append(slices.Clip(e.Babies), baby)
		}
	}
	if len(other.Babies) == 0 {
		e.Babies = nil // about all
	}
	e.Ours = e.Ours && other.Ours
	return e
}
