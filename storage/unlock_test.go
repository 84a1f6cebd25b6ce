package storage

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

func TestUnlockByWhatAnotherKeyboardTypes(t *testing.T) {
	shelf, id := lockedJournal(t) // passphrase: ایک چراغ 12 راتیں
	for _, typed := range []string{
		passphrase,
		"ایک چراغ ۱۲ راتیں",
		"ايك چراغ ١٢ راتيں",
		"  اِیک\u00A0چراغ \u200E12\u200F  راتیں\n",
		"ایک چراغ １２ راتیں",
	} {
		if err := unlock(t, shelf, id, typed).Lock(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWrongSecretsChangeNothing(t *testing.T) {
	shelf, id := lockedJournal(t)
	before := contents(t, shelf.dir)
	clock := &stoppedClock{clockFloor}
	shelf.now = clock.now
	for _, typed := range []string{"", " ", passphrase + "!", "ایک چراغ 21 راتیں", codes[0], strings.Repeat("x", 1<<20)} {
		clock.advance(maxPause)
		_, err := shelf.Unlock(t.Context(), id, typed)
		wantErr(t, err, ErrWrongSecret)
	}
	if !sameContents(before, contents(t, shelf.dir)) {
		t.Error("something was changed")
	}
	clock.advance(maxPause)
	unlock(t, shelf, id, passphrase)
}

func TestPauseGrowsAndEnds(t *testing.T) {
	shelf, id := lockedJournal(t)
	clock := &stoppedClock{time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)}
	shelf.now = clock.now
	var wait *WaitError
	for tries, pause := range []time.Duration{0, 0, 1, 2, 4, 8, 16, 32, 60, 60} {
		_, err := shelf.Unlock(t.Context(), id, "wrong")
		wantErr(t, err, ErrWrongSecret)
		if pause == 0 {
			continue
		}
		// The right one has to wait too, to the end and no longer.
		until := clock.at.Add(pause * time.Second)
		clock.at = until.Add(-1)
		_, err = shelf.Unlock(t.Context(), id, passphrase)
		if !errors.As(err, &wait) || !wait.Until.Equal(until) {
			t.Fatalf("after %d tries: %v, want a pause until %v", tries+1, err, until)
		}
		clock.at = until
	}
	if err := unlock(t, shelf, id, passphrase).Lock(); err != nil {
		t.Fatal(err)
	}
	for range freeTries { // counted anew after a right one
		_, err := shelf.Unlock(t.Context(), id, "wrong")
		wantErr(t, err, ErrWrongSecret)
	}
}

func TestRecoveryCode(t *testing.T) {
	shelf, v := newJournal(t)
	if v.HasRecoveryCode() {
		t.Error("a new journal has a recovery code")
	}
	first, second := codes[1], NewRecoveryCode()
	var wrong *RecoveryError
	if err := v.SetRecoveryCode(t.Context(), "12345 "+first[5:]); !errors.As(err, &wrong) || wrong.Group != 1 {
		t.Errorf("a wrong code: %v", err)
	}
	if err := v.SetRecoveryCode(t.Context(), first); err != nil || !v.HasRecoveryCode() {
		t.Fatal(err)
	}
	reopen := func(secret string) *Vault {
		t.Helper()
		if err := v.Lock(); err != nil {
			t.Fatal(err)
		}
		return unlock(t, shelf, v.id, secret)
	}
	v = reopen("۱۲۳۴۰-۵۶۷۸۴ 90121 34562 78903 12342 56789 90123")
	if !v.HasRecoveryCode() {
		t.Error("the code is forgotten")
	}
	// Forgotten passphrase: the code opens, a new passphrase is set.
	if err := v.SetPassphrase(t.Context(), "نیا جملہ یہاں"); err != nil {
		t.Fatal(err)
	}
	v = reopen("نيا جمله يہاں")
	if err := v.SetRecoveryCode(t.Context(), FormatRecoveryCode(second)); err != nil {
		t.Fatal(err)
	}
	v = reopen(second)
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{passphrase, first} {
		_, err := shelf.Unlock(t.Context(), v.id, old)
		wantErr(t, err, ErrWrongSecret)
	}
}

func TestPassphraseRules(t *testing.T) {
	for _, refused := range []string{"", "sevench", "       seven", "\u200c\u064e\u200c\u064e\u200c\u064eabc", codes[0], FormatRecoveryCode(codes[1])} {
		wantErr(t, CheckPassphrase(refused), ErrPassphrase)
	}
	for _, taken := range []string{"eight ch", "آٹھ حروف", strings.Repeat("long ", 100), "1234 5678", codes[0][1:]} {
		wantErr(t, CheckPassphrase(taken), nil)
	}
	_, v := newJournal(t)
	wantErr(t, v.SetPassphrase(t.Context(), "short"), ErrPassphrase)
}

func TestSecondOpenIsRefused(t *testing.T) {
	shelf, v := newJournal(t)
	made := write(t, v, entry("2026-11-22", "first"))
	for _, other := range []*Shelf{shelf, cheapShelf(filepath.Dir(shelf.dir))} {
		_, err := other.Unlock(t.Context(), v.id, passphrase)
		wantErr(t, err, ErrAlreadyOpen)
		_, err = other.Unlock(t.Context(), v.id, "wrong")
		wantErr(t, err, ErrAlreadyOpen)
	}
	write(t, v, after(made, "second"))
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	again := unlock(t, shelf, v.id, passphrase)
	if head, err := again.Head(t.Context(), made.Item); err != nil || string(head.Body) != "second" {
		t.Errorf("head %q, %v", head.Body, err)
	}
}

func TestUnlockCancelled(t *testing.T) {
	shelf, id := lockedJournal(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := shelf.Unlock(ctx, id, passphrase)
	wantErr(t, err, context.Canceled)
	_, err = shelf.Create(ctx, Journal{Name: "other"}, passphrase)
	wantErr(t, err, context.Canceled)
	if listed, err := shelf.List(); err != nil || len(listed) != 1 {
		t.Errorf("listed %v, %v", listed, err)
	}
}

// What a store must not be opened without is damage, and nothing is changed.
func TestIncompleteStoreIsRefused(t *testing.T) {
	shelf, v := newJournal(t)
	made := write(t, v, entry("2026-11-22", strings.Repeat("words ", 100)))
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(shelf.dir, v.id, "db")
	manifest, registry := filepath.Join(store, "MANIFEST"), filepath.Join(store, "KEYREGISTRY")
	tables, err := filepath.Glob(filepath.Join(store, "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("tables %v, %v", tables, err)
	}
	refused := func(what, path string, spoil func(string) error) {
		t.Helper()
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := spoil(path); err != nil {
			t.Fatal(err)
		}
		before := contents(t, shelf.dir)
		_, err = shelf.Unlock(t.Context(), v.id, passphrase)
		wantErr(t, err, ErrDamaged)
		if !sameContents(before, contents(t, shelf.dir)) {
			t.Errorf("%s: something was changed", what)
		}
		put(t, path, whole)
	}
	cut := func(n int64) func(string) error {
		return func(path string) error { return os.Truncate(path, n) }
	}
	refused("manifest gone", manifest, os.Remove)
	refused("manifest empty", manifest, cut(0))
	refused("manifest cut", manifest, cut(30))
	refused("table gone", tables[0], os.Remove)
	refused("key registry gone", registry, os.Remove)
	refused("key registry empty", registry, cut(0))

	aside := store + ".aside"
	if err := os.Rename(store, aside); err != nil {
		t.Fatal(err)
	}
	_, err = shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrDamaged)
	if err := os.Rename(aside, store); err != nil {
		t.Fatal(err)
	}

	// A kill can leave logs with no byte in them; they go.
	for _, empty := range []string{"00009.mem", "000009.vlog"} {
		put(t, filepath.Join(store, empty), nil)
	}
	v = unlock(t, shelf, v.id, passphrase)
	if head, err := v.Head(t.Context(), made.Item); err != nil || head.ID != made.ID {
		t.Errorf("head %v, %v", head, err)
	}
}

// A store that belongs to another journal is damage, not a wrong passphrase.
func TestStoreOfAnotherJournal(t *testing.T) {
	shelf, id := lockedJournal(t)
	other, err := shelf.Create(t.Context(), Journal{Name: "other"}, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Lock(); err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(shelf.dir, id, "db")
	if err := os.RemoveAll(store); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(store, os.DirFS(filepath.Join(shelf.dir, other.id, "db"))); err != nil {
		t.Fatal(err)
	}
	_, err = shelf.Unlock(t.Context(), id, passphrase)
	wantErr(t, err, ErrDamaged)
}

// A folder copied by hand is a journal of its own folder, and becomes private.
func TestFolderCopiedByHand(t *testing.T) {
	shelf, v := newJournal(t)
	made := write(t, v, entry("2026-11-22", "copied"))
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(shelf.dir, "Lamp (copy)")
	if err := os.CopyFS(copied, os.DirFS(filepath.Join(shelf.dir, v.id))); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(filepath.Join(copied, "lock")), os.Chmod(copied, 0o755)); err != nil {
		t.Fatal(err)
	}
	one, two := unlock(t, shelf, v.id, passphrase), unlock(t, shelf, "Lamp (copy)", passphrase)
	for _, v := range []*Vault{one, two} {
		if head, err := v.Head(t.Context(), made.Item); err != nil || string(head.Body) != "copied" {
			t.Errorf("%s: %q, %v", v.id, head.Body, err)
		}
	}
	if info, err := os.Stat(copied); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestNoSpaceIsSaidBeforeWriting(t *testing.T) {
	shelf, v := newJournal(t)
	free := uint64(reserve + 1000)
	shelf.free = func(string) (uint64, error) { return free, nil }
	made := write(t, v, entry("2026-11-22", "fits"))
	wantErr(t, shelf.Check(), nil)
	_, err := v.Revise(t.Context(), after(made, strings.Repeat("x", 1001)))
	wantErr(t, err, ErrNoSpace)

	free = reserve - 1
	wantErr(t, shelf.Check(), ErrNoSpace)
	_, err = shelf.Create(t.Context(), Journal{Name: "other"}, passphrase)
	wantErr(t, err, ErrNoSpace)
	_, err = v.Revise(t.Context(), after(made, "x"))
	wantErr(t, err, ErrNoSpace)
	session := uuid.New()
	wantErr(t, v.PutDraft(t.Context(), Draft{Session: session, Item: made.Item, Kind: "entry"}), ErrNoSpace)
	wantErr(t, v.SetPassphrase(t.Context(), "another phrase"), ErrNoSpace)
	wantErr(t, v.Rename(t.Context(), "other", "", false), ErrNoSpace)
	if head, err := v.Head(t.Context(), made.Item); err != nil || head.ID != made.ID {
		t.Errorf("head %v, %v", head, err)
	}
	// Erasing must be possible longest.
	wantErr(t, v.DropDraft(t.Context(), session), nil)
	wantErr(t, v.Erase(t.Context(), made.Item), nil)
	free = eraseReserve - 1
	wantErr(t, v.Erase(t.Context(), made.Item), ErrNoSpace)

	free = reserve - 1
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	before := contents(t, shelf.dir)
	_, err = shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrNoSpace)
	if !sameContents(before, contents(t, shelf.dir)) {
		t.Error("something was changed")
	}
}

// TestReadOnlyFolder runs itself as an unprivileged user when the tests run
// as root, whom no mode stops.
func TestReadOnlyFolder(t *testing.T) {
	const variable = "GEHWARA_TEST_READONLY"
	if dir := os.Getenv(variable); dir != "" {
		shelf := cheapShelf(dir)
		wantErr(t, shelf.Check(), ErrReadOnly)
		wantErr(t, cheapShelf(filepath.Join(dir, "below")).Check(), ErrReadOnly)
		_, err := shelf.Create(t.Context(), Journal{Name: "other"}, passphrase)
		wantErr(t, err, ErrReadOnly)
		listed, err := shelf.List()
		if err != nil || len(listed) != 1 || listed[0].Problem != nil {
			t.Fatalf("listed %v, %v", listed, err)
		}
		_, err = shelf.Unlock(t.Context(), listed[0].ID, passphrase)
		wantErr(t, err, ErrReadOnly)
		return
	}
	if runtime.GOOS != "linux" {
		t.Skip("needs modes and /proc")
	}
	shelf, _ := lockedJournal(t)
	dir := filepath.Dir(shelf.dir)
	user := os.Getuid()
	if user == 0 {
		user = 65534
	}
	before := contents(t, dir)
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		mode := os.FileMode(0o400)
		if entry.IsDir() {
			mode = 0o500
			t.Cleanup(func() { os.Chmod(path, 0o700) })
		}
		return errors.Join(err, os.Chown(path, user, -1), os.Chmod(path, mode))
	})
	if err == nil && os.Getuid() == 0 {
		err = os.Chmod(filepath.Dir(dir), 0o755) // the folder the test framework made
	}
	if err != nil {
		t.Fatal(err)
	}
	again := exec.Command("/proc/self/exe", "-test.run=^TestReadOnlyFolder$")
	again.Env = append(os.Environ(), variable+"="+dir)
	if os.Getuid() == 0 {
		again.SysProcAttr = asUser(uint32(user))
	}
	if out, err := again.CombinedOutput(); err != nil {
		t.Errorf("as user %s: %v\n%s", strconv.Itoa(user), err, out)
	}
	if !sameContents(before, contents(t, dir)) {
		t.Error("something was changed")
	}
}
