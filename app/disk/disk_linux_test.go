package disk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A table as the kernel writes it: what a person put in, and what the system made
// for itself.
const table = `22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
36 27 8:3 / /media/amna/Windows rw,noatime - ntfs3 /dev/sda3 rw
37 27 8:17 / /media/amna/KINGSTON rw,noatime shared:1 - vfat /dev/sdb1 rw
38 27 8:33 / /run/media/amna/My\040stick rw,nosuid shared:2 master:1 - exfat /dev/sdc1 rw
39 27 8:49 / /mnt/یو\134s rw - vfat /dev/sdd1 ro
40 27 179:1 / /media/amna/card ro - vfat /dev/mmcblk0p1 rw
41 27 253:0 / /media/amna/sealed rw - ext4 /dev/mapper/luks-1 rw
42 27 0:50 / /mnt/clinic rw - cifs //server/clinic rw
43 27 0:51 / /mnt/library ro - nfs server:/library rw
44 27 0:25 / /mnt/tools/python ro,nosuid,nodev - tmpfs none ro,size=4k
45 27 0:26 / /media/amna/memory rw - tmpfs tmpfs rw
46 27 7:4 / /mnt/snap/core ro - squashfs /dev/loop4 ro
47 27 0:27 / /mediator rw - ext4 /dev/sda1 rw
48 27 0:28 / /mnt/torn rw

36 35
`

func TestMountedAreWhatPersonsPutIn(t *testing.T) {
	devices := sysfs(t)
	want := []Place{
		{Kind: Stick, Name: "KINGSTON", Path: "/media/amna/KINGSTON"},
		{Kind: Stick, Name: "My stick", Path: "/run/media/amna/My stick"},
		{Kind: Stick, Name: `یو\s`, Path: `/mnt/یو\s`, ReadOnly: true},
		{Kind: Stick, Name: "card", Path: "/media/amna/card", ReadOnly: true},
		{Kind: Stick, Name: "sealed", Path: "/media/amna/sealed"},
		{Kind: Stick, Name: "clinic", Path: "/mnt/clinic"},
		{Kind: Drive, Name: "Windows", Path: "/media/amna/Windows"},
	}
	got := mounts(strings.NewReader(table), devices)
	if !slices.Equal(got, want) {
		t.Errorf("mounted are\n%v, want\n%v", got, want)
	}
}

// sysfs makes what the kernel tells of the devices of table, and gives the folder
// that names them by their numbers. It tells nothing of 8:49.
func sysfs(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	put := func(path, text string) {
		path = filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	link := func(name, to string) {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(root, filepath.FromSlash(to)), name); err != nil {
			t.Fatal(err)
		}
	}
	put("pci/ata1/block/sda/removable", "0")
	put("pci/ata1/block/sda/sda3/partition", "3")
	put("pci/ata2/block/sdb/removable", "1")
	put("pci/ata2/block/sdb/sdb1/partition", "1")
	put("pci/usb1/1-2/block/sdc/removable", "0") // a disk in a case of its own says so
	put("pci/usb1/1-2/block/sdc/sdc1/partition", "1")
	put("pci/mmc0/block/mmcblk0/removable", "0")
	put("pci/mmc0/block/mmcblk0/device/type", "SD")
	put("pci/mmc0/block/mmcblk0/mmcblk0p1/partition", "1")
	put("virtual/block/dm-0/removable", "0")
	link("virtual/block/dm-0/slaves/sdc1", "pci/usb1/1-2/block/sdc/sdc1")
	link("dev/block/8:3", "pci/ata1/block/sda/sda3")
	link("dev/block/8:17", "pci/ata2/block/sdb/sdb1")
	link("dev/block/8:33", "pci/usb1/1-2/block/sdc/sdc1")
	link("dev/block/179:1", "pci/mmc0/block/mmcblk0/mmcblk0p1")
	link("dev/block/253:0", "virtual/block/dm-0")
	return filepath.Join(root, "dev", "block")
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
