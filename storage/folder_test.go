package storage

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func wantFolder(t *testing.T, flag, program, want string) {
	t.Helper()
	if got, err := DataFolder(flag, program); err != nil || got != want {
		t.Errorf("data folder %q, %v; want %q", got, err, want)
	}
}

func TestDataFolder(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("for XDG folders")
	}
	home := t.TempDir()
	program := filepath.Join(t.TempDir(), "gehwara")
	t.Setenv("HOME", home)
	t.Setenv("XDG_DATA_HOME", "")
	wantFolder(t, "", program, filepath.Join(home, ".local", "share", "gehwara"))
	t.Setenv("XDG_DATA_HOME", "relative/is/ignored")
	wantFolder(t, "", program, filepath.Join(home, ".local", "share", "gehwara"))
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	wantFolder(t, "", program, filepath.Join(home, "data", "gehwara"))
	wantFolder(t, filepath.Join(home, "chosen"), program, filepath.Join(home, "chosen"))
	if entries, err := os.ReadDir(home); err != nil || len(entries) != 0 {
		t.Errorf("made %v, %v", entries, err)
	}
}

// A stick: the program, and beside it the folder. A link to the program
// elsewhere still means the folder beside the program.
func TestDataFolderOnAStick(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege")
	}
	stick, links := t.TempDir(), t.TempDir()
	program, link := filepath.Join(stick, "gehwara"), filepath.Join(links, "gehwara")
	beside := filepath.Join(stick, "gehwara-data")
	if err := errors.Join(os.WriteFile(program, nil, 0o700), os.Symlink(program, link)); err != nil {
		t.Fatal(err)
	}
	if got, err := DataFolder("", program); err != nil || got == beside {
		t.Errorf("data folder %q, %v, before it is there", got, err)
	}
	if err := os.Mkdir(beside, 0o700); err != nil {
		t.Fatal(err)
	}
	wantFolder(t, "", program, beside)
	wantFolder(t, "", link, beside)
	wantFolder(t, "/chosen", program, "/chosen")
}
