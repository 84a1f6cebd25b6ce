package storage

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
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

// fill adds n entries in few transactions; Revise would sync each. The first
// of them name the photos, one each.
func fill(tb testing.TB, v *Vault, n int, photos ...uuid.UUID) {
	tb.Helper()
	for start := 0; start < n; start += 200 {
		if start > 0 && start%4000 == 0 {
			wantErr(tb, v.tend(tb.Context()), nil) // as the keeper does when the spool is full
		}
		err := v.write(tb.Context(), "fill", reserve, func(r *records) error {
			for i := start; i < min(start+200, n); i++ {
				v.state.clock = v.state.clock.next(time.Now())
				made := Revision{
					ID: uuid.New(), Item: uuid.New(), Kind: "entry", Sort: benchDay(i),
					Clock: Clock{v.state.clock.millis, v.state.clock.counter, v.state.device}, Body: entryText(i),
				}
				if i < len(photos) {
					made.Photos = photos[i : i+1]
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

// fillPhotos adds n photos without syncing each.
func fillPhotos(tb testing.TB, v *Vault, n int) (ids []uuid.UUID) {
	tb.Helper()
	shown, thumb, err := drawAnew(tb.Context(), bytes.NewReader(jpegFile(tb, 1600, 1200)))
	wantErr(tb, err, nil)
	wantErr(tb, os.MkdirAll(v.photos(), 0o700), nil)
	for range n {
		id := uuid.New()
		for name, data := range map[string][]byte{photoFile(id): shown, photoFile(id) + thumbEnding: thumb} {
			sealed, err := v.sealedPhoto(name, data)
			wantErr(tb, err, nil)
			put(tb, filepath.Join(v.photos(), name), sealed)
		}
		ids = append(ids, id)
	}
	return ids
}

// filled makes a journal of n entries and some photos with the usual
// derivation, locked.
func filled(tb testing.TB, n, photos int) (*Shelf, string) {
	tb.Helper()
	shelf := OpenShelf(tb.TempDir())
	shelf.calm = true
	v, err := shelf.Create(tb.Context(), Journal{Name: "bench"}, benchPassphrase)
	if err != nil {
		tb.Fatal(err)
	}
	fill(tb, v, n, fillPhotos(tb, v, photos)...)
	wantErr(tb, v.compact(tb.Context()), nil)
	if err := v.Lock(); err != nil {
		tb.Fatal(err)
	}
	return shelf, v.id
}

// Benchmark500 and Benchmark50000 measure one journal each: to make one of
// 50,000 entries and 2,000 photos takes longer than all that is measured.
func Benchmark500(b *testing.B) {
	shelf, id := filled(b, 500, 20)
	b.Run("Unlock", func(b *testing.B) { benchmarkUnlock(b, shelf, id) })
	b.Run("Save", func(b *testing.B) { benchmarkSave(b, shelf, id) })
}

func Benchmark50000(b *testing.B) {
	shelf, id := filled(b, 50000, 2000)
	disk := apparentSize(b, storeOf(b, shelf, id))
	b.Run("Unlock", func(b *testing.B) {
		benchmarkUnlock(b, shelf, id)
		b.ReportMetric(float64(disk)/1e6, "MB/disk")
	})
	b.Run("Open", func(b *testing.B) { benchmarkOpen(b, shelf, id) })
	b.Run("Newest50", func(b *testing.B) { benchmarkNewest(b, shelf, id) })
	b.Run("Memory", func(b *testing.B) { benchmarkMemory(b, shelf, id) })
	b.Run("Snapshot", func(b *testing.B) { benchmarkSnapshot(b, shelf, id) })
	b.Run("Merge", func(b *testing.B) { benchmarkMerge(b, shelf, id) })
	b.Run("Erase", func(b *testing.B) { benchmarkErase(b, shelf, id) })
	b.Run("Rebuild", func(b *testing.B) { benchmarkRebuild(b, shelf, id) })
}

func benchmarkUnlock(b *testing.B, shelf *Shelf, id string) {
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

// benchmarkOpen is what an unlock does once the key is derived: the check of
// the files, and the first entry.
func benchmarkOpen(b *testing.B, shelf *Shelf, id string) {
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	wantErr(b, err, nil)
	master := bytes.Clone(v.master)
	wantErr(b, v.Lock(), nil)
	for b.Loop() {
		v, err := shelf.openLocked(b.Context(), id, func(*header) ([]byte, error) { return bytes.Clone(master), nil }, nil)
		if err != nil {
			b.Fatal(err)
		}
		if first, _, err := v.Newest(b.Context(), "entry", "", 1); err != nil || len(first) != 1 {
			b.Fatal(len(first), err)
		}
		b.StopTimer()
		wantErr(b, v.Lock(), nil)
		b.StartTimer()
	}
}

func benchmarkNewest(b *testing.B, shelf *Shelf, id string) {
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

// benchmarkMemory asks a process of its own what memory the open journal takes
// it, above what it took before.
func benchmarkMemory(b *testing.B, shelf *Shelf, id string) {
	var more []float64
	for b.Loop() {
		cmd, lines := startChild(b, shelf, id, "measure")
		var kB float64
		if !lines.Scan() {
			b.Fatal("the child ended by itself")
		}
		if _, err := fmt.Sscanf(lines.Text(), "more %f kB", &kB); err != nil {
			b.Fatalf("the child says %q", lines.Text())
		}
		wantErr(b, cmd.Process.Kill(), nil)
		cmd.Wait()
		more = append(more, kB)
	}
	b.ReportMetric(slices.Max(more)/1e3, "MB-more")
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	wantErr(b, err, nil)
	wantErr(b, v.Lock(), nil) // cleanly, unlike the child
}

func benchmarkSave(b *testing.B, shelf *Shelf, id string) {
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
// and once locked.
func BenchmarkSizeOnDisk(b *testing.B) {
	shelf, v := newJournal(b)
	open := apparentSize(b, shelf.dir)
	if err := v.Lock(); err != nil {
		b.Fatal(err)
	}
	closed := apparentSize(b, shelf.dir)
	for b.Loop() {
		apparentSize(b, shelf.dir)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(open)/1e6, "MB/empty-open")
	b.ReportMetric(float64(closed)/1e6, "MB/empty-locked")
}

// BenchmarkDerivation is the part of an unlock that has to be slow. Its memory comes
// from the system each time, as it does in a program that was just started.
func BenchmarkDerivation(b *testing.B) {
	salt := make([]byte, 16)
	for b.Loop() {
		argon2.IDKey([]byte(benchPassphrase), salt, 3, 64<<10, 2, 32)
		b.StopTimer()
		debug.FreeOSMemory()
		b.StartTimer()
	}
}

// benchmarkRebuild makes a store again from a snapshot, and a spool of a
// thousand saves behind it.
func benchmarkRebuild(b *testing.B, shelf *Shelf, id string) {
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	wantErr(b, err, nil)
	wantErr(b, v.Snapshot(b.Context(), nil), nil)
	fill(b, v, 1000)
	wantErr(b, v.Lock(), nil)
	for b.Loop() {
		b.StopTimer()
		wantErr(b, os.RemoveAll(storeOf(b, shelf, id)), nil)
		b.StartTimer()
		told := 0
		v, err := shelf.UnlockTelling(b.Context(), id, benchPassphrase, func(done, total int) { told++ })
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if r := v.Repair(); r == nil || r.Lost > 0 || told < 50 {
			b.Fatalf("%+v, told %d times", r, told)
		}
		wantErr(b, v.Lock(), nil)
		b.StartTimer()
	}
}

func benchmarkSnapshot(b *testing.B, shelf *Shelf, id string) {
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	wantErr(b, err, nil)
	defer v.Lock()
	for b.Loop() {
		wantErr(b, v.Snapshot(b.Context(), nil), nil)
	}
}

// benchmarkErase takes one entry out of everything: the spool, two snapshots and the
// store.
func benchmarkErase(b *testing.B, shelf *Shelf, id string) {
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	wantErr(b, err, nil)
	defer v.Lock()
	for range 2 {
		wantErr(b, v.Snapshot(b.Context(), nil), nil)
	}
	for b.Loop() {
		b.StopTimer()
		some, _, err := v.Newest(b.Context(), "entry", "", 1)
		wantErr(b, err, nil)
		b.StartTimer()
		told := 0
		wantErr(b, v.EraseNow(b.Context(), some[0].Item, func(done, total int) { told++ }), nil)
		if told < 50 {
			b.Fatalf("told %d times", told)
		}
	}
}

// benchmarkMerge takes over what a copy of the folder has since: 1,000 saves, half of
// them of new entries.
func benchmarkMerge(b *testing.B, shelf *Shelf, id string) {
	there := OpenShelf(b.TempDir())
	there.calm = true
	wantErr(b, os.CopyFS(filepath.Join(there.dir, id), os.DirFS(filepath.Join(shelf.dir, id))), nil)
	from, err := there.Unlock(b.Context(), id, benchPassphrase)
	wantErr(b, err, nil)
	defer from.Lock()
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	wantErr(b, err, nil)
	defer v.Lock()
	for b.Loop() {
		b.StopTimer()
		fill(b, from, 500)
		some, _, err := from.Newest(b.Context(), "entry", "", 500)
		wantErr(b, err, nil)
		for _, r := range some {
			write(b, from, after(r, "more"))
		}
		b.StartTimer()
		said, err := v.Merge(b.Context(), from, nil)
		if err != nil || said.New["entry"] != 500 {
			b.Fatalf("%+v, %v", said, err)
		}
	}
}
