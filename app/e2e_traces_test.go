//go:build e2e

package app

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// account is where a run of the program may find and keep things.
type account struct {
	home, temporary string
	data            string // the data folder
	asked           bool   // the data folder is given on the command line
	bus             string // the address of the session bus; "" for none
}

// newAccount makes the home of somebody who has never run the program.
func newAccount(t *testing.T) account {
	t.Helper()
	root := t.TempDir()
	a := account{home: filepath.Join(root, "home"), temporary: filepath.Join(root, "tmp")}
	a.data = filepath.Join(a.home, ".local", "share", "gehwara")
	for name, text := range map[string]string{
		".profile": "umask 022\n", ".config/user-dirs.locale": "C\n", ".local/share/recently-used.xbel": "<xbel/>\n",
		"Documents/letter.txt": "Dear Nani,\n",
	} {
		file := filepath.Join(a.home, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(a.temporary, 0o700); err != nil {
		t.Fatal(err)
	}
	return a
}

// with puts the data folder beside the home.
func (a account) with(data string) account {
	a.data, a.asked = data, true
	return a
}

func (a account) flags() []string {
	if a.asked {
		return []string{"--data", a.data}
	}
	return nil
}

// environment is all that a program of the account is told.
func (a account) environment(display string) []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + a.home, "TMPDIR=" + a.temporary, "LANG=C.UTF-8",
		"FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1",
	}
	if display != "" {
		env = append(env, "DISPLAY="+display)
	}
	if a.bus != "" {
		env = append(env, "DBUS_SESSION_BUS_ADDRESS="+a.bus)
	}
	return env
}

// around lists everything outside the data folder that a program could have
// left something in: what it is, and its content.
func (a account) around(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, root := range []string{a.home, a.temporary} {
		walkFiles(t, root, func(path string, info fs.FileInfo) error {
			if path == a.data {
				return fs.SkipDir
			}
			all[path] = info.Mode().String()
			if !info.Mode().IsRegular() {
				return nil
			}
			data, err := os.ReadFile(path)
			all[path] += fmt.Sprintf(" %x", sha256.Sum256(data))
			return err
		})
	}
	return all
}

// walkFiles visits a folder and all that is in it. What the program has done away
// with in between is passed over.
func walkFiles(t *testing.T, root string, visit func(path string, info fs.FileInfo) error) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err == nil {
			var info fs.FileInfo
			if info, err = e.Info(); err == nil {
				err = visit(path, info)
			}
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// untouched fails when anything around the data folder is not as it was.
func (a account) untouched(t *testing.T, before map[string]string) {
	t.Helper()
	now := a.around(t)
	for _, path := range slices.Sorted(maps.Keys(now)) {
		if was, ok := before[path]; !ok {
			t.Errorf("the program left %s", path)
		} else if was != now[path] {
			t.Errorf("the program changed %s from %s to %s", path, was, now[path])
		}
	}
	for path := range before {
		if _, ok := now[path]; !ok {
			t.Errorf("the program took away %s", path)
		}
	}
}

// stays sets how long the program stays unlocked behind another window, from its
// next start on.
func (a account) stays(t *testing.T, seconds int) {
	t.Helper()
	set := loadSettings(a.data)
	set.AwaySeconds = seconds
	if err := set.save(a.data); err != nil {
		t.Fatal(err)
	}
}

// private fails when anybody else could look into the data folder.
func (a account) private(t *testing.T) {
	t.Helper()
	walkFiles(t, a.data, func(path string, info fs.FileInfo) error {
		want := fs.FileMode(0o600)
		if info.IsDir() {
			want = fs.ModeDir | 0o700
		}
		if info.Mode() != want {
			t.Errorf("%s is %v, not %v", path, info.Mode(), want)
		}
		return nil
	})
}

// sealed fails when one of the secrets lies in clear in any file the program can
// have written, what it printed too, or in a file's name: in UTF-8 or either
// UTF-16.
func (a account) sealed(t *testing.T, when string, secrets ...string) {
	t.Helper()
	forms := map[string][]byte{}
	for _, secret := range secrets {
		forms[secret+" in UTF-8"] = []byte(secret)
		var le, be []byte
		for _, unit := range utf16.Encode([]rune(secret)) {
			le = append(le, byte(unit), byte(unit>>8))
			be = append(be, byte(unit>>8), byte(unit))
		}
		forms[secret+" in UTF-16LE"], forms[secret+" in UTF-16BE"] = le, be
	}
	files := 0
	for _, root := range []string{a.home, a.temporary, a.data, *out} {
		walkFiles(t, root, func(path string, info fs.FileInfo) error {
			if !info.Mode().IsRegular() {
				return nil
			}
			files++
			data, err := os.ReadFile(path)
			for name, form := range forms {
				if bytes.Contains(data, form) || strings.Contains(path, string(form)) {
					t.Errorf("%s: %s lies in %s", when, name, path)
				}
			}
			return err
		})
	}
	if files < 4 {
		t.Errorf("%s: only %d files were found to search", when, files)
	}
}
