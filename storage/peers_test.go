package storage

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	bolt "go.etcd.io/bbolt"
	_ "modernc.org/sqlite"
)

// Two stores that others use for the like, with the same entries, each save
// synced. They seal nothing: that is what stands on the other side.

// peer is one of them, open.
type peer interface {
	save(entries []peerEntry) error // all in one transaction
	newest(n int) (bytes int, err error)
	Close() error
}

type peerEntry struct {
	id   uuid.UUID
	day  string
	body []byte
}

var peers = map[string]func(path string) (peer, error){"Bbolt": openBbolt, "SQLite": openSQLite}

type bbolt struct{ *bolt.DB }

func openBbolt(path string) (peer, error) {
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		return nil, err
	}
	return bbolt{db}, db.Update(func(tx *bolt.Tx) error {
		if _, err := tx.CreateBucketIfNotExists([]byte("entry")); err != nil {
			return err
		}
		_, err := tx.CreateBucketIfNotExists([]byte("order"))
		return err
	})
}

func (b bbolt) save(entries []peerEntry) error {
	return b.Update(func(tx *bolt.Tx) error {
		for _, e := range entries {
			if err := tx.Bucket([]byte("entry")).Put(e.id[:], e.body); err != nil {
				return err
			}
			if err := tx.Bucket([]byte("order")).Put(append([]byte(e.day), e.id[:]...), nil); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b bbolt) newest(n int) (size int, err error) {
	err = b.View(func(tx *bolt.Tx) error {
		order, all := tx.Bucket([]byte("order")).Cursor(), tx.Bucket([]byte("entry"))
		for key, _ := order.Last(); key != nil && n > 0; key, _ = order.Prev() {
			size += len(bytes.Clone(all.Get(key[len(time.DateOnly):])))
			n--
		}
		return nil
	})
	return size, err
}

type sqlite struct{ *sql.DB }

func openSQLite(path string) (peer, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	_, err = db.Exec(`create table if not exists entry(id blob primary key, day text not null, body blob not null);
		create index if not exists by_day on entry(day desc, id)`)
	return sqlite{db}, err
}

func (s sqlite) save(entries []peerEntry) error {
	tx, err := s.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, e := range entries {
		if _, err := tx.Exec("insert into entry values(?, ?, ?)", e.id[:], e.day, e.body); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (s sqlite) newest(n int) (size int, err error) {
	rows, err := s.Query("select body from entry order by day desc, id limit ?", n)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var body []byte
		if err := rows.Scan(&body); err != nil {
			return 0, err
		}
		size += len(body)
	}
	return size, rows.Err()
}

// filledPeer makes one with n entries and gives its path.
func filledPeer(tb testing.TB, open func(string) (peer, error), n int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "peer")
	p, err := open(path)
	wantErr(tb, err, nil)
	for start := 0; start < n; start += 1000 {
		var some []peerEntry
		for i := start; i < min(start+1000, n); i++ {
			some = append(some, peerEntry{uuid.New(), benchDay(i), entryText(i)})
		}
		wantErr(tb, p.save(some), nil)
	}
	wantErr(tb, p.Close(), nil)
	return path
}

func BenchmarkPeerSave(b *testing.B) {
	for name, open := range peers {
		b.Run(name, func(b *testing.B) {
			p, err := open(filledPeer(b, open, 500))
			wantErr(b, err, nil)
			defer p.Close()
			text := entryText(1)
			for b.Loop() {
				wantErr(b, p.save([]peerEntry{{uuid.New(), "2026-11-22", text}}), nil)
			}
		})
	}
}

// BenchmarkPeer50000 opens one with 50,000 entries and reads the newest 50.
func BenchmarkPeer50000(b *testing.B) {
	for name, open := range peers {
		path := filledPeer(b, open, 50000)
		b.Run("Open"+name, func(b *testing.B) {
			for b.Loop() {
				p, err := open(path)
				wantErr(b, err, nil)
				if size, err := p.newest(1); err != nil || size == 0 {
					b.Fatal(size, err)
				}
				b.StopTimer()
				wantErr(b, p.Close(), nil)
				b.StartTimer()
			}
			b.ReportMetric(float64(apparentSize(b, filepath.Dir(path)))/1e6, "MB/disk")
		})
		b.Run("Newest"+name, func(b *testing.B) {
			p, err := open(path)
			wantErr(b, err, nil)
			defer p.Close()
			for b.Loop() {
				if size, err := p.newest(50); err != nil || size < 50000 {
					b.Fatal(size, err)
				}
			}
		})
		wantErr(b, os.RemoveAll(filepath.Dir(path)), nil)
	}
}

var benchStart = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)

// benchDay is the day of the nth entry, each a day after the one before.
func benchDay(n int) string { return benchStart.AddDate(0, 0, n).Format(time.DateOnly) }
