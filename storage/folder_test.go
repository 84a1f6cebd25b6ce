package storage

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestDataFolder(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("for XDG folders")
	}
	home, place := t.TempDir(), t.TempDir()
	program := filepath.Join(place, "gehwara")
	t.Setenv("HOME", home)
	t.Setenv("XDG_DATA_HOME", "")
	check := func(flag, want string) {
		t.Helper()
		if got, err := DataFolder(flag, program); err != nil || got != want {
			t.Errorf("data folder %q, %v; want %q", got, err, want)
		}
	}
	check("", filepath.Join(home, ".local", "share", "gehwara"))
	t.Setenv("XDG_DATA_HOME", "relative/is/ignored")
	check("", filepath.Join(home, ".local", "share", "gehwara"))
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	check("", filepath.Join(home, "data", "gehwara"))
	check(filepath.Join(home, "chosen"), filepath.Join(home, "chosen"))
	if entries, err := os.ReadDir(home); err != nil || len(entries) != 0 {
		t.Errorf("made %v, %v", entries, err)
	}

	// A stick: the program, and beside it the folder. A link to the program
	// elsewhere still means the folder beside the program.
	beside := filepath.Join(place, "gehwara-data")
	if err := os.WriteFile(program, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	check("", filepath.Join(home, "data", "gehwara"))
	if err := os.Mkdir(beside, 0o700); err != nil {
		t.Fatal(err)
	}
	check("", beside)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(program, link); err != nil {
		t.Fatal(err)
	}
	program = link
	check("", beside)
	check("/chosen", "/chosen")
}
