package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"golang.org/x/crypto/argon2"
)

const benchPassphrase = "ایک لمبا جملہ جو یاد رہے"

// entryText is about 1 kB of Urdu, different for each i, as an entry may be.
func entryText(i int) []byte {
	var b strings.Builder
	for word := uint64(i); b.Len() < 1000; word++ {
		fmt.Fprintf(&b, "آج %d دن بچے نے %x کروٹ لی۔ ", i, word*0x9E3779B97F4A7C15>>40)
	}
	return []byte(b.String())
}

// fill adds n entries in few transactions; Revise would sync each.
func fill(tb testing.TB, v *Vault, n int) {
	tb.Helper()
	day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	for start := 0; start < n; start += 200 {
		err := v.write(tb.Context(), "fill", reserve, func(r *records) error {
			for i := start; i < min(start+200, n); i++ {
				v.state.clock = v.state.clock.next(time.Now())
				made := Revision{
					ID: uuid.New(), Item: uuid.New(), Kind: "entry",
					Sort:  day.AddDate(0, 0, i).Format(time.DateOnly),
					Clock: Clock{v.state.clock.millis, v.state.clock.counter, v.state.device}, Body: entryText(i),
				}
				if err := r.add(made, uuid.Nil); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
}

// filled makes a journal of n entries with the usual derivation, locked.
func filled(tb testing.TB, n int) (*Shelf, string) {
	tb.Helper()
	shelf := OpenShelf(tb.TempDir())
	v, err := shelf.Create(tb.Context(), Journal{Name: "bench"}, benchPassphrase)
	if err != nil {
		tb.Fatal(err)
	}
	fill(tb, v, n)
	if err := v.Lock(); err != nil {
		tb.Fatal(err)
	}
	return shelf, v.id
}

func BenchmarkUnlock500(b *testing.B)   { benchmarkUnlock(b, 500) }
func BenchmarkUnlock50000(b *testing.B) { benchmarkUnlock(b, 50000) }

func benchmarkUnlock(b *testing.B, entries int) {
	shelf, id := filled(b, entries)
	for b.Loop() {
		v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := v.Lock(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func BenchmarkNewest50of50000(b *testing.B) {
	shelf, id := filled(b, 50000)
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	if err != nil {
		b.Fatal(err)
	}
	defer v.Lock()
	const pages = 20
	start, cursor := time.Now(), ""
	for range pages { // each seen for the first time
		if _, cursor, err = v.Newest(b.Context(), "entry", cursor, 50); err != nil {
			b.Fatal(err)
		}
	}
	first := time.Since(start) / pages
	for b.Loop() {
		page, _, err := v.Newest(b.Context(), "entry", "", 50)
		if err != nil || len(page) != 50 {
			b.Fatal(len(page), err)
		}
	}
	b.ReportMetric(float64(first.Microseconds()), "µs/first-seen")
}

func BenchmarkSave(b *testing.B) {
	shelf, id := filled(b, 500)
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	if err != nil {
		b.Fatal(err)
	}
	defer v.Lock()
	change := Change{Kind: "entry", Sort: "2026-11-22", Body: entryText(1)}
	var took []time.Duration
	for b.Loop() {
		change.Item = uuid.New()
		start := time.Now()
		if _, err := v.Revise(b.Context(), change); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs/p99")
}

// BenchmarkSyncedAppend is the least a durable save can cost on this disk.
func BenchmarkSyncedAppend(b *testing.B) {
	file, err := os.Create(filepath.Join(b.TempDir(), "log"))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	text := entryText(1)
	for b.Loop() {
		if _, err := file.Write(text); err != nil {
			b.Fatal(err)
		}
		if err := file.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSizeOnDisk reports apparent sizes: of an empty journal while open
// and once locked, and of one with 50,000 entries.
func BenchmarkSizeOnDisk(b *testing.B) {
	shelf, v := newJournal(b)
	open := apparentSize(b, shelf.dir)
	if err := v.Lock(); err != nil {
		b.Fatal(err)
	}
	closed := apparentSize(b, shelf.dir)
	full, _ := filled(b, 50000)
	for b.Loop() {
		apparentSize(b, full.dir)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(open)/1e6, "MB/empty-open")
	b.ReportMetric(float64(closed)/1e6, "MB/empty-locked")
	b.ReportMetric(float64(apparentSize(b, full.dir))/1e6, "MB/50000-locked")
}

// BenchmarkDerivation is the part of an unlock that has to be slow.
func BenchmarkDerivation(b *testing.B) {
	salt := make([]byte, 16)
	for b.Loop() {
		argon2.IDKey([]byte(benchPassphrase), salt, 3, 64<<10, 2, 32)
	}
}

// BenchmarkRebuild50000 makes a store again from a snapshot, and a spool of a
// thousand saves behind it.
func BenchmarkRebuild50000(b *testing.B) {
	shelf := OpenShelf(b.TempDir())
	shelf.calm = true
	v, err := shelf.Create(b.Context(), Journal{Name: "bench"}, benchPassphrase)
	if err != nil {
		b.Fatal(err)
	}
	fill(b, v, 49000)
	if err := v.Snapshot(b.Context(), nil); err != nil {
		b.Fatal(err)
	}
	fill(b, v, 1000)
	if err := v.Lock(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		store := storeOf(b, shelf, v.id)
		if err := os.RemoveAll(store); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		told := 0
		v, err := shelf.UnlockTelling(b.Context(), v.id, benchPassphrase, func(done, total int) { told++ })
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if r := v.Repair(); r == nil || r.Lost > 0 || told < 50 {
			b.Fatalf("%+v, told %d times", r, told)
		}
		if err := v.Lock(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func BenchmarkSnapshot50000(b *testing.B) {
	shelf, id := filled(b, 50000)
	shelf.calm = true
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	if err != nil {
		b.Fatal(err)
	}
	defer v.Lock()
	for b.Loop() {
		if err := v.Snapshot(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
	}
}
