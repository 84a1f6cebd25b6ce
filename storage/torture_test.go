package storage

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

var (
	torture = flag.Bool("torture", false, "kill, tear and flip for as long as it takes")
	seed    = flag.Uint64("seed", 0, "of what -torture does at random; 0 takes one from the clock")
)

// trial is a test that leaves to chance what it does to a journal, and counts
// what becomes of it. Under -torture it is a line of a table.
type trial struct {
	*testing.T
	*rand.Rand
	what   string
	seed   uint64
	rounds int // to do

	done     int
	held     int // things that were looked for: saves that were acknowledged, items that were shown
	lost     int // of them: gone, or shown otherwise
	unopened int // journals that did not open
	repaired int // rounds in which something was mended, and said
	named    int // rounds in which something could not be mended, and was said instead of shown
}

// newTrial plans a few rounds, always the same ones, for an ordinary run, and
// many new ones under -torture.
func newTrial(t *testing.T, what string, ordinary, tortured int) *trial {
	t.Helper()
	oneByOne(t)
	r := &trial{T: t, what: what, rounds: ordinary, seed: 0x6765687761726121}
	if testing.Short() {
		r.rounds = max(1, ordinary/4)
	}
	if *torture {
		r.rounds = tortured
		if r.seed = *seed; r.seed == 0 {
			r.seed = uint64(time.Now().UnixNano())
		}
	}
	r.Rand = rand.New(rand.NewPCG(r.seed, 0))
	t.Logf("%d rounds, seed %d", r.rounds, r.seed)
	t.Cleanup(r.tell)
	return r
}

// tollHead is over the lines that tell gives.
const tollHead = "TOLL what                      | rounds | looked for |   lost | not opened | repaired |  named | seed"

// tell says what it came to.
func (r *trial) tell() {
	r.Logf("%s", tollHead)
	r.Logf("TOLL %-25s | %6d | %10d | %6d | %10d | %8d | %6d | %d",
		r.what, r.done, r.held, r.lost, r.unopened, r.repaired, r.named, r.seed)
}

// miss is something that was looked for and is not as it was.
func (r *trial) miss(format string, values ...any) {
	r.Helper()
	r.lost++
	r.Errorf("round %d: %s", r.done, fmt.Sprintf(format, values...))
}

// compare looks for everything that was shown.
func (r *trial) compare(got, want map[string]string) {
	r.Helper()
	for key, value := range want {
		r.held++
		if got[key] != value {
			r.miss("%s: %.200s, want %.200s", key, got[key], value)
		}
	}
	for key := range got {
		if _, ok := want[key]; !ok {
			r.miss("not there before: %s", key)
		}
	}
}

// opens unlocks a journal that must open, and counts one that does not.
func (r *trial) opens(shelf *Shelf, id string) *Vault {
	r.Helper()
	v, err := shelf.Unlock(r.Context(), id, passphrase)
	if err != nil {
		r.unopened++
		r.Errorf("round %d: %v", r.done, err)
		return nil
	}
	r.Cleanup(func() { v.Lock() })
	if v.Repair() != nil || v.repair.Replayed > 0 {
		r.repaired++
	}
	return v
}
