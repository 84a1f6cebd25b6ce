package storage

import (
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/uuid"
)

// Words that a person wrote, and secrets: none may be found in any file.
const (
	urduMark  = "نیلوفر کی لوری"
	latinMark = "Zanzibar quokka lullaby"
)

// TestNoPlainTextOnDisk searches every byte of every file in the data folder,
// and in the folders for temporary files and of the user, which are its own.
func TestNoPlainTextOnDisk(t *testing.T) {
	oneByOne(t)
	dir := ownFolders(t)
	shelf, v := journalOn(t, cheapShelf(filepath.Join(dir, "data")))
	code := codes[1]
	if err := v.SetRecoveryCode(t.Context(), code); err != nil {
		t.Fatal(err)
	}
	if err := writeMarks(v); err != nil {
		t.Fatal(err)
	}
	nothing := func(state string) {
		t.Helper()
		wantNowhere(t, state, dir, urduMark, latinMark, "نیلوفر", "quokka", "marks", "2031-07-19",
			passphrase, fold(passphrase), code, FormatRecoveryCode(code), code[:10])
	}
	nothing("open")
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	nothing("locked")
	cmd, lines := startChild(t, shelf, v.id, "marks")
	if !lines.Scan() || lines.Text() != "written" {
		t.Fatalf("the child says %q", lines.Text())
	}
	nothing("open in another process")
	_, err := shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrAlreadyOpen)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	nothing("killed")
	v = unlock(t, shelf, v.id, passphrase)
	nothing("open again")
	if newest, _, err := v.Newest(t.Context(), "marks", "", 100); err != nil || len(newest) != 2*marked {
		t.Errorf("%d entries, %v", len(newest), err)
	}
	for _, spoil := range []func(string) error{os.RemoveAll, spoilings["cut"]} {
		wantErr(t, v.Lock(), nil)
		tables, err := filesIn(v.store, ".sst")
		wantErr(t, err, nil)
		wantErr(t, spoil(tables[0]), nil)
		v = unlock(t, shelf, v.id, passphrase)
		wantFaults(t, v, StoreDamaged)
		nothing("repaired")
	}
	wantEmpty(t, dir)
}

// ownFolders makes a folder in which those for temporary files and of the user
// lie.
func ownFolders(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, variables := range map[string][]string{
		"tmp":  {"TMPDIR", "TMP", "TEMP"},
		"home": {"HOME", "USERPROFILE", "LocalAppData", "AppData", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"},
	} {
		folder := filepath.Join(dir, name)
		wantErr(t, os.Mkdir(folder, 0o700), nil)
		for _, variable := range variables {
			t.Setenv(variable, folder)
		}
	}
	return dir
}

// wantEmpty wants nothing left in those folders.
func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	for _, empty := range []string{"tmp", "home"} {
		if left := contents(t, filepath.Join(dir, empty)); len(left) > 0 {
			t.Errorf("something is left in %s: %d files", empty, len(left))
		}
	}
}

// TestNoPlainTextAfterBackup does the same while a journal is backed up, restored
// and copied locked.
func TestNoPlainTextAfterBackup(t *testing.T) {
	oneByOne(t)
	dir := ownFolders(t)
	shelf, v := journalOn(t, cheapShelf(filepath.Join(dir, "data")))
	wantErr(t, v.SetRecoveryCode(t.Context(), codes[1]), nil)
	wantErr(t, writeMarks(v), nil)
	secrets := []string{
		urduMark, latinMark, "نیلوفر", "quokka", "marks", "2031-07-19", passphrase, fold(passphrase), codes[1], FormatRecoveryCode(codes[1]),
		strings.ToLower(ageKeyPrefix), ageKeyPrefix,
	}
	nothing := func(state string) { t.Helper(); wantNowhere(t, state, dir, secrets...) }
	stick := filepath.Join(dir, "stick")
	wantErr(t, os.Mkdir(stick, 0o700), nil)
	path, locked := filepath.Join(stick, "one"+BackupEnding), filepath.Join(stick, "two"+BackupEnding)
	halfway := 0
	wantErr(t, second(v.Backup(t.Context(), path, func(done, total int) {
		if halfway++; halfway == 1 {
			nothing("half written")
		}
	})), nil)
	nothing("backed up")
	id := v.id
	wantErr(t, v.Lock(), nil)
	wantErr(t, shelf.CopyLocked(t.Context(), id, locked, nil), nil)
	for _, copied := range []string{path, locked} {
		other := cheapShelf(filepath.Join(dir, filepath.Base(copied)+"-data"))
		again, err := other.Restore(t.Context(), openedBackup(t, copied, passphrase), Restoring{}, nil)
		wantErr(t, err, nil)
		nothing("restored")
		if newest, _, err := again.Newest(t.Context(), "marks", "", 100); err != nil || len(newest) != marked {
			t.Errorf("%d entries, %v", len(newest), err)
		}
		wantErr(t, again.Lock(), nil)
		nothing("locked again")
	}
	if halfway == 0 {
		t.Error("nothing was told")
	}
	wantEmpty(t, dir)
}

func TestTheSearchFindsPlainText(t *testing.T) {
	for _, text := range []string{urduMark, latinMark} {
		units := utf16.Encode([]rune(text))
		for _, plain := range []string{text, little(units), big(units)} {
			if found("before"+plain+"after", text) == "" {
				t.Errorf("%q is not found", text)
			}
		}
	}
}

// wantNowhere searches every file under dir.
func wantNowhere(t *testing.T, state, dir string, texts ...string) {
	t.Helper()
	for path, data := range contents(t, dir) {
		for _, text := range texts {
			if encoding := found(data, text); encoding != "" {
				t.Errorf("%s: %q in %s, %s", state, text, filepath.Base(path), encoding)
			}
		}
	}
}

const marked = 20

// writeMarks leaves marked text in every kind of record there is.
func writeMarks(v *Vault) error {
	text := []byte(strings.Repeat(urduMark+" "+latinMark+"\n", 30))
	for range marked {
		made, err := v.Revise(context.Background(), Change{Item: uuid.New(), Kind: "marks", Sort: "2031-07-19", Body: text})
		if err != nil {
			return err
		}
		if made, err = v.Revise(context.Background(), after(made, urduMark)); err != nil {
			return err
		}
		draft := Draft{Session: uuid.New(), Item: made.Item, Kind: "marks", Sort: "2031-07-19", Body: text}
		if err := v.PutDraft(context.Background(), draft); err != nil {
			return err
		}
	}
	gone, err := v.Revise(context.Background(), Change{Item: uuid.New(), Kind: "marks", Sort: "2031-07-19", Body: text})
	if err != nil {
		return err
	}
	return v.Erase(context.Background(), gone.Item)
}

// found says in which encoding data holds text, if it does.
func found(data, text string) string {
	units := utf16.Encode([]rune(text))
	for encoding, bytes := range map[string]string{"UTF-8": text, "UTF-16LE": little(units), "UTF-16BE": big(units)} {
		if strings.Contains(data, bytes) {
			return encoding
		}
	}
	return ""
}

func little(units []uint16) string {
	var b []byte
	for _, unit := range units {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return string(b)
}

func big(units []uint16) string {
	var b []byte
	for _, unit := range units {
		b = binary.BigEndian.AppendUint16(b, unit)
	}
	return string(b)
}
