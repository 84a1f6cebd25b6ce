package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// BenchmarkBackup50000 makes a backup of 50,000 entries and 500 photos, with all
// that reading it back takes, and makes a journal of it.
func BenchmarkBackup50000(b *testing.B) {
	shelf, id := filled(b, 50000, 500)
	v, err := shelf.Unlock(b.Context(), id, benchPassphrase)
	wantErr(b, err, nil)
	plain := float64(folderSize(v.photos()))
	for i := range 50000 {
		plain += float64(len(entryText(i)))
	}
	folder := b.TempDir()
	path := ""
	b.Run("Make", func(b *testing.B) {
		n, most := 0, uint64(0)
		for b.Loop() {
			n++
			path = filepath.Join(folder, fmt.Sprint(n, BackupEnding))
			_, err := v.Backup(b.Context(), path, func(int, int) { most = max(most, heap()) })
			wantErr(b, err, nil)
		}
		info, err := os.Stat(path)
		wantErr(b, err, nil)
		b.ReportMetric(float64(info.Size())/1e6, "MB/file")
		b.ReportMetric(plain/1e6, "MB/plain")
		b.ReportMetric(float64(most)/1e6, "MB-heap")
	})
	wantErr(b, v.Lock(), nil) // its memory is not the restore's
	b.Run("Restore", func(b *testing.B) {
		most := uint64(0)
		for b.Loop() {
			other := OpenShelf(b.TempDir())
			other.calm = true
			copied := openedBackup(b, path, benchPassphrase)
			again, err := other.Restore(b.Context(), copied, Restoring{}, func(int, int) { most = max(most, heap()) })
			wantErr(b, err, nil)
			b.StopTimer()
			wantErr(b, again.Lock(), nil)
			b.StartTimer()
		}
		b.ReportMetric(float64(most)/1e6, "MB-heap")
	})
}

func heap() uint64 {
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return now.HeapInuse
}

// BenchmarkAgeKey is what setting a secret costs for the sake of backups.
func BenchmarkAgeKey(b *testing.B) {
	_, v := newJournal(b)
	for b.Loop() {
		_, err := newAgeKey(benchPassphrase, usualWork, v.master, v.header.Identity)
		wantErr(b, err, nil)
	}
}
