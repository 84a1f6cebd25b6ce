package storage

import (
	"os"
	"path/filepath"
	"testing"
)

// What is called done is on the stick, should it be pulled out at that moment.
func TestDoneMeansOnTheStick(t *testing.T) {
	if !aloneAsRoot(t) {
		return
	}
	shelf, v := fullJournal(t)
	want := allOf(t, v)
	dir, revive := mortalDisk(t)
	path, locked := filepath.Join(dir, "one"+BackupEnding), filepath.Join(dir, "two"+BackupEnding)
	wantErr(t, second(v.Backup(t.Context(), path, nil)), nil)
	wantErr(t, shutDown(dir), nil)
	revive()
	wantBackup := func(path string) {
		t.Helper()
		b, err := OpenBackup(path)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close() // else the stick is busy
		wantErr(t, b.Unlock(t.Context(), passphrase), nil)
		made, err := cheapShelf(t.TempDir()).Restore(t.Context(), b, Restoring{}, nil)
		wantErr(t, err, nil)
		wantAllOf(t, made, want)
		wantErr(t, made.Lock(), nil)
	}
	wantBackup(path)

	wantErr(t, v.Lock(), nil)
	wantErr(t, shelf.CopyLocked(t.Context(), v.id, locked, nil), nil)
	wantErr(t, shutDown(dir), nil)
	revive()
	wantBackup(locked)

	half, whole := filepath.Join(dir, "half"), filepath.Join(dir, "whole")
	wantErr(t, os.MkdirAll(filepath.Join(half, "photos"), 0o700), nil)
	files := map[string]string{"README.txt": "read me", "photos/1.jpg": "a photo", "photos/2.jpg": "another"}
	for name, text := range files {
		wantErr(t, os.WriteFile(filepath.Join(half, name), []byte(text), 0o600), nil)
	}
	wantErr(t, PutOutside(t.Context(), half, whole), nil)
	wantErr(t, shutDown(dir), nil)
	revive()
	for name, text := range files {
		if got, err := os.ReadFile(filepath.Join(whole, name)); err != nil || string(got) != text {
			t.Errorf("%s has %q, %v", name, got, err)
		}
	}
	if _, err := os.Stat(half); err == nil {
		t.Error("it is there under its first name too")
	}
	wantErr(t, shutDown(dir), nil)
	if err := PutOutside(t.Context(), whole, half); err == nil {
		t.Error("on a dead disk it is called done")
	}
}
