package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"
)

const (
	memtableSize   = 8 << 20
	valueThreshold = 1 << 20 // larger values would go to the value log, which loses them silently when damaged
)

// storeOptions are for a journal: small files, little memory, every commit
// synced, tables verified when opened.
func storeOptions(dir string, key []byte) badger.Options {
	return badger.DefaultOptions(dir).
		WithLogger(&silent{}).
		WithEncryptionKey(key).
		WithIndexCacheSize(4 << 20).
		WithBlockCacheSize(4 << 20).
		WithMemTableSize(memtableSize).
		WithNumMemtables(2).
		WithValueThreshold(valueThreshold).
		WithValueLogFileSize(1 << 20). // nothing goes there; every open writes twice this of zeros
		WithSyncWrites(true).
		WithVerifyValueChecksum(true).
		WithChecksumVerificationMode(options.OnTableRead).
		WithCompression(options.None).
		WithNumCompactors(0). // Vault.compact does it, when there is room
		WithNumLevelZeroTables(2).
		WithNumLevelZeroTablesStall(1 << 30). // so nothing is to wait for them
		WithCompactL0OnClose(false).          // closing must need no more room than is set aside for it
		WithDetectConflicts(false).           // writes are serialised by the vault
		WithMetricsEnabled(false).
		WithBypassLockGuard(true) // the journal has a lock of its own
}

// openStore opens a store that was closed or killed. The caller holds the
// journal's lock: what is removed here belongs to nobody.
func openStore(dir string, key []byte) (*badger.DB, error) {
	if err := guardStore(dir, key); err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	db, err := badger.Open(storeOptions(dir, key))
	if err != nil { // Badger's errors hide their causes; the likely ones were asked before
		return nil, fmt.Errorf("open store: %w: %w", ErrDamaged, err)
	}
	return db, nil
}

// guardStore keeps Badger from what it does to an incomplete store. Without
// MANIFEST it would open empty and delete every table; without KEYREGISTRY it
// would panic; for a log that a kill left with no byte it would refuse.
func guardStore(dir string, key []byte) error {
	if err := guardManifest(dir, key); err != nil {
		return err
	}
	registry, err := os.Stat(filepath.Join(dir, "KEYREGISTRY"))
	if err != nil || registry.Size() == 0 {
		return fmt.Errorf("%w: no key registry", ErrDamaged)
	}
	logs, err := filesIn(dir, logEndings...)
	if err != nil {
		return err
	}
	for _, log := range logs {
		if info, err := os.Stat(log); err == nil && info.Size() == 0 {
			if err := os.Remove(log); err != nil {
				return fileError(err)
			}
		}
	}
	return nil
}

// logEndings end the names of Badger's logs.
var logEndings = []string{".mem", ".vlog"}

func isLog(name string) bool { return slices.Contains(logEndings, filepath.Ext(name)) }

// filesIn lists the files in dir whose names end so.
func filesIn(dir string, endings ...string) (paths []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fileError(err)
	}
	for _, entry := range entries {
		if slices.Contains(endings, filepath.Ext(entry.Name())) {
			paths = append(paths, filepath.Join(dir, entry.Name()))
		}
	}
	return paths, nil
}

// guardManifest refuses a store whose list of tables is missing or unreadable,
// lists tables that are gone, or is cut short while there are tables it does
// not list. (A whole list may leave out tables: a kill came before they were
// needed, and Badger is right to remove them.)
func guardManifest(dir string, key []byte) error {
	file, err := os.Open(filepath.Join(dir, badger.ManifestFilename))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: no manifest", ErrDamaged)
	}
	if err != nil {
		return fileError(err)
	}
	defer file.Close()
	manifest, end, err := badger.ReplayManifestFile(file, 0, storeOptions(dir, key))
	if err != nil {
		return fmt.Errorf("%w: manifest: %w", ErrDamaged, err)
	}
	info, err := file.Stat()
	if err != nil {
		return err
	}
	tables, err := filesIn(dir, ".sst")
	if err != nil {
		return err
	}
	listed := 0
	for _, path := range tables {
		id, _ := table.ParseFileID(path)
		if _, ok := manifest.Tables[id]; ok {
			listed++
		}
	}
	switch {
	case listed < len(manifest.Tables):
		return fmt.Errorf("%w: a table is gone", ErrDamaged)
	case end < info.Size() && listed < len(tables):
		return fmt.Errorf("%w: manifest cut short", ErrDamaged)
	}
	return nil
}

// closeStore closes a store, whether or not its disk still takes what is in
// memory: the spool has it. Badger alone would try for ever.
func closeStore(db *badger.DB) error {
	quiet := db.Opts().Logger.(*silent) // every store has storeOptions
	quiet.closing.Store(true)
	err := db.Close()
	if err == nil && quiet.gaveUp.Load() {
		err = fmt.Errorf("%w: the store's disk took no more", ErrReadOnly)
	}
	return err
}

// silent drops what Badger logs: its messages may hold keys, and nobody would
// read them. One of them says that writing a table failed and is tried again
// in a second; while closing, that goroutine is ended instead, for which
// nothing else in Badger gives a way.
type silent struct{ closing, gaveUp atomic.Bool }

func (s *silent) Errorf(format string, _ ...any) {
	if s.closing.Load() && strings.HasPrefix(format, "error flushing memtable") {
		s.gaveUp.Store(true)
		runtime.Goexit()
	}
}

func (*silent) Warningf(string, ...any) {}
func (*silent) Infof(string, ...any)    {}
func (*silent) Debugf(string, ...any)   {}
