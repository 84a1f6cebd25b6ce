package disk

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMountPointsOfPersons(t *testing.T) {
	for line, want := range map[string]string{
		`36 35 98:0 / /media/amna/KINGSTON rw,noatime shared:1 - vfat /dev/sdb1 rw`: "/media/amna/KINGSTON",
		`36 35 98:0 / /run/media/amna/My\040stick rw - exfat /dev/sdb1 rw`:          "/run/media/amna/My stick",
		`36 35 98:0 / /mnt/یو\134s rw - vfat /dev/sdb1 rw`:                          `/mnt/یو\s`,
		`36 35 98:0 / / rw - ext4 /dev/sda1 rw`:                                     "",
		`36 35 98:0 / /mediator rw - ext4 /dev/sda1 rw`:                             "",
		``: "", `36 35`: "",
	} {
		if got := mountPoint(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestPlacesAreTheDesktopsOwn(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	for _, folder := range []string{".config", "میز", "Documents"} {
		if err := os.Mkdir(filepath.Join(home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	dirs := "# made by the desktop\nXDG_DESKTOP_DIR=\"$HOME/میز\"\nXDG_DOWNLOAD_DIR=\"$HOME/\"\n"
	if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte(dirs), 0o600); err != nil {
		t.Fatal(err)
	}
	got := map[Kind]string{}
	for _, p := range Places() {
		if p.Kind != Stick {
			got[p.Kind] = p.Path
		}
		if p.Free == 0 && p.Path == home {
			t.Error("nothing is free where this test runs")
		}
	}
	want := map[Kind]string{Desktop: filepath.Join(home, "میز"), Documents: filepath.Join(home, "Documents"), Home: home}
	if len(got) != len(want) {
		t.Errorf("places are %v, want %v", got, want)
	}
	for kind, path := range want {
		if got[kind] != path {
			t.Errorf("%s is %q, want %q", kind, got[kind], path)
		}
	}
}
