package storage

import (
	"archive/tar"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/google/uuid"
)

// Names are never paths: whatever somebody called a journal, its backup lies in
// the folder it was meant for.
func TestBackupNames(t *testing.T) {
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for name, want := range map[string]string{
		"Lamp": "Lamp", "نیلوفر کی ڈائری": "نیلوفر کی ڈائری", "👶🏽 baby": "👶🏽 baby", "a/b\\c": "a-b-c", "..": plainName,
		"../../etc": "etc", "nul": plainName, "COM1.txt": plainName, "\x00\x01": plainName, " . ": plainName,
		`<>:"|?*`: plainName, "one\ntwo": "one-two", "\xff\xfe": plainName, "-rf": "rf", "می\u200cروم": "می\u200cروم", "a\u202Eb": "a-b",
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
		dir := t.TempDir()
		path, err := BackupPath(dir, Journal{Name: name}, day)
		wantErr(t, err, nil)
		if filepath.Dir(path) != dir || !strings.HasSuffix(path, "-2026-11-22.gehwara") {
			t.Errorf("%q leads to %q", name, path)
		}
		put(t, path, nil)
		if path, err = BackupPath(dir, Journal{Name: name}, day); err != nil || !strings.Contains(path, "-2026-11-22-") {
			t.Errorf("%q, %v", path, err)
		}
	}
	long, err := BackupPath(t.TempDir(), Journal{Name: strings.Repeat("ڈائری", 60)}, day)
	if err != nil || len(filepath.Base(long)) > 200 {
		t.Errorf("%q, %v", long, err)
	}
	put(t, long, nil)
}

// A line says what a record is in words that stay: this is how they lie in the
// copies people have.
func TestRecordLine(t *testing.T) {
	r := Revision{
		ID: fixtureItem(2), Item: fixtureItem(1), Kind: "entry", Sort: "2026-11-22 7", Parents: []uuid.UUID{fixtureItem(3)},
		Clock: Clock{1795305600000, 5, fixtureItem(4)}, Deleted: true, Photos: []uuid.UUID{fixtureItem(5)}, Body: []byte("words\n"),
	}
	file, err := lineOf(r).encode(r.Body)
	wantErr(t, err, nil)
	const want = `{"item":"a0000000-0000-0000-0000-000000000001","revision":"a0000000-0000-0000-0000-000000000002",` +
		`"kind":"entry","sort":"2026-11-22 7","time":"2026-11-22T00:00:00Z","millis":1795305600000,"counter":5,` +
		`"device":"a0000000-0000-0000-0000-000000000004","deleted":true,"parents":["a0000000-0000-0000-0000-000000000003"],` +
		`"photos":["a0000000-0000-0000-0000-000000000005"]}` + "\nwords\n"
	if string(file) != want {
		t.Errorf("%s", file)
	}
	line, body, err := decodeRecord(file)
	wantErr(t, err, nil)
	if again := line.revision(body); string(again.append(nil)) != string(r.append(nil)) {
		t.Errorf("%+v", again)
	}
	if line.path() != "revisions/entry/2026-11-22/a0000000000000000000000000000001-a0000000000000000000000000000002.txt" {
		t.Error(line.path())
	}
	var any map[string]any
	wantErr(t, json.Unmarshal(file[:bytes.IndexByte(file, '\n')], &any), nil)
}

// What tarReader takes, archive/tar reads the same; sizes that ustar cannot say
// are read in GNU's form.
func TestTarReader(t *testing.T) {
	for _, size := range []int64{0, 1, 511, 512, 513, 8<<30 - 1, 8 << 30, 1 << 40} {
		var b bytes.Buffer
		wantErr(t, tar.NewWriter(&b).WriteHeader(partFileHeader("part", size, time.Now())), nil)
		name, got, err := parseTarHeader(b.Bytes())
		if err != nil || name != "part" || got != size {
			t.Errorf("%d: %q, %d, %v", size, name, got, err)
		}
	}
	var b [tarBlock]byte
	binary.BigEndian.PutUint64(b[128:], 1<<63)
	if _, _, err := parseTarHeader(b[:]); !isDamaged(err) {
		t.Error(err)
	}
}

// bech32 writes identities as age does.
func TestBech32(t *testing.T) {
	made, err := age.GenerateX25519Identity()
	wantErr(t, err, nil)
	for range 100 {
		secret := newKey()
		text := bech32(ageKeyPrefix, secret)
		identity, err := age.ParseX25519Identity(text)
		if err != nil || identity.String() != text || len(text) != len(made.String()) {
			t.Fatalf("%x is %s: %v", secret, text, err)
		}
	}
	// The longest vector of BIP 173 that is all prefix and no data.
	if got := bech32("A", nil); got != "A12UEL5L" {
		t.Errorf("A without data is %s", got)
	}
}

// What README.txt says of a passphrase is how it is folded.
func TestReadmeSaysWhatToType(t *testing.T) {
	readme := string(backupReadme)
	for _, typed := range []string{"آئیں، ۱۲ ستارے؟"} {
		if !strings.Contains(readme, "«"+typed+"»") || strings.Count(readme, "«"+fold(typed)+"»") != 2 {
			t.Errorf("not said how %q is typed: %q", typed, fold(typed))
		}
	}
	rules := regexp.MustCompile(`(\S(?: \S)*) (?:becomes?|کی جگہ) (\S)(?:\s|$)`).FindAllStringSubmatch(readme, -1)
	if len(rules) != 16 {
		t.Errorf("%d rules", len(rules))
	}
	for _, rule := range rules {
		for _, from := range strings.Fields(rule[1]) {
			if fold(from) != rule[2] {
				t.Errorf("%s is said to become %s, and becomes %s", from, rule[2], fold(from))
			}
		}
	}
	alike := regexp.MustCompile(`([یکہ])  (?:for|بجائے) (\S(?: \S)*)`).FindAllStringSubmatch(readme, -1)
	if len(alike) != 6 {
		t.Errorf("%d letters that look alike", len(alike))
	}
	for _, rule := range alike {
		for _, from := range strings.Fields(rule[2]) {
			if fold(from) != rule[1] {
				t.Errorf("%s is said to be typed %s, and folds to %s", from, rule[1], fold(from))
			}
		}
	}
}

// A file for age that asks for a gigabyte is refused before it gets any.
func TestAgeWorkIsBounded(t *testing.T) {
	_, v := calmJournal(t)
	file, err := newAgeKey("secret", cheapWork, v.master, v.header.Identity)
	wantErr(t, err, nil)
	wantErr(t, second(openAgeKey(file, "secret")), nil)
	wantErr(t, second(openAgeKey(file, "another")), ErrWrongSecret)
	start := time.Now()
	wantErr(t, second(openAgeKey(bytes.Replace(file, []byte(" 13\n"), []byte(" 25\n"), 1), "secret")), ErrWrongSecret)
	if time.Since(start) > time.Second {
		t.Error("it was tried")
	}
}

// What a backup has beside age and tar, as other people's code makes it.
func TestBackupVector(t *testing.T) {
	var want struct{ Identity, Plain, Seal, Salt, File, Age string }
	readVectors(t, "backup.json", &want)
	var of struct {
		Journal uuid.UUID
		Master  string
	}
	readVectors(t, "seal.json", &of)
	master := fromHex(t, of.Master)
	s, err := openBackupSeal(fromHex(t, want.Seal), master, of.Journal)
	wantErr(t, err, nil)
	if got := s.append(nil); !bytes.Equal(got, fromHex(t, want.Plain)) {
		t.Errorf("the seal says %x", got)
	}
	if s.photos != 2 || s.missing != 1 || s.plain != [2]uint64{5120, 4096} || s.contents() != (Contents{1, 1, 1, 1, 1}) {
		t.Errorf("%+v", s)
	}
	again, err := s.seal(master, of.Journal)
	wantErr(t, err, nil)
	if opened, err := openBackupSeal(again, master, of.Journal); err != nil || opened != s {
		t.Errorf("sealed again it is %+v, %v", opened, err)
	}
	identity, err := ageIdentity(master, of.Journal)
	if err != nil || identity.String() != want.Identity {
		t.Errorf("%v is not %s: %v", identity, want.Identity, err)
	}
	seals, err := backupSealer(master, of.Journal)
	wantErr(t, err, nil)
	kept := slot{Kind: slotPassphrase, Salt: fromHex(t, want.Salt), Age: fromHex(t, want.Age)}
	if file, err := kept.ageKey(seals); err != nil || !bytes.Equal(file, fromHex(t, want.File)) {
		t.Errorf("a header keeps %q, %v", file, err)
	}
	for _, other := range []slot{{Kind: slotRecovery, Salt: kept.Salt, Age: kept.Age}, {Kind: slotPassphrase, Salt: make([]byte, saltSize), Age: kept.Age}} {
		wantErr(t, second(other.ageKey(seals)), ErrDamaged)
	}
}
