package disk

import (
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
)

func TestListGivesFoldersThenFiles(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"Zewar", "بیک اپ", ".hidden"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"b.gehwara", "A.GEHWARA", "letter.txt", ".c.gehwara"} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte("four"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "broken.gehwara")); err != nil {
		t.Log("no links here:", err)
	}
	names := func(ending string) (out []string) {
		things, more, err := List(dir, ending)
		if err != nil || more {
			t.Fatal(err, more)
		}
		for _, thing := range things {
			out = append(out, thing.Name)
			if !thing.Folder && thing.Size != 4 {
				t.Errorf("%s has %d bytes", thing.Name, thing.Size)
			}
		}
		return out
	}
	if got, want := names(".gehwara"), []string{"Zewar", "بیک اپ", "A.GEHWARA", "b.gehwara"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := names(""), []string{"Zewar", "بیک اپ"}; !reflect.DeepEqual(got, want) {
		t.Errorf("folders alone: %q, want %q", got, want)
	}
	if _, _, err := List(filepath.Join(dir, "gone"), ""); err == nil {
		t.Error("a folder that is not there was listed")
	}
	if Above(dir) != filepath.Dir(dir) || Above(filepath.VolumeName(dir)+string(filepath.Separator)) != "" {
		t.Error("what holds a folder")
	}
}

func TestListIsBounded(t *testing.T) {
	dir := t.TempDir()
	for i := range most + 1 {
		if err := os.Mkdir(filepath.Join(dir, strconv.Itoa(i)), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	things, more, err := List(dir, "")
	if err != nil || len(things) != most || !more {
		t.Errorf("%d things, more %v, %v", len(things), more, err)
	}
}

// A copy is away from its journal when one of the two is on a stick, and the other not
// on the same.
func TestAway(t *testing.T) {
	sticks := []string{filepath.FromSlash("/media/me/RED"), filepath.FromSlash("/media/me/BLUE"), filepath.FromSlash("/media/me/RED/inner")}
	for _, c := range []struct {
		path, folder string
		away, same   bool
	}{
		{"/home/me/Documents/a", "/home/me/.local/share/gehwara", false, false},
		{"/media/me/RED/a", "/home/me/.local/share/gehwara", true, false},
		{"/media/me/RED/a", "/media/me/RED/gehwara-data", false, true},
		{"/media/me/BLUE/a", "/media/me/RED/gehwara-data", true, false},
		{"/home/me/Documents/a", "/media/me/RED/gehwara-data", true, false},
		{"/media/me/RED/inner/a", "/media/me/RED/gehwara-data", true, false},
		{"/media/me/REDDER/a", "/media/me/RED/gehwara-data", true, false},
	} {
		away, same := apart(sticks, filepath.FromSlash(c.path), filepath.FromSlash(c.folder))
		if away != c.away || same != c.same {
			t.Errorf("%s from %s: %v, %v", c.path, c.folder, away, same)
		}
	}
}
