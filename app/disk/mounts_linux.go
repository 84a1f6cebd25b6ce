package disk

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// mounted are the sticks and other drives, where desktops put them: below
// /media/<user> or /run/media/<user>, or by hand below /mnt.
func mounted() []Place {
	file, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return nil
	}
	defer file.Close()
	return mounts(file, "/sys/dev/block")
}

// mounts reads such a table; devices is where the kernel tells of each device by
// its number. Sticks come first.
func mounts(table io.Reader, devices string) []Place {
	var all, drives []Place
	for lines := bufio.NewScanner(table); lines.Scan(); {
		m, ok := readMount(lines.Text())
		switch {
		case !ok || !m.persons():
		case m.device != "" && inside(filepath.Join(devices, m.device)):
			drives = append(drives, m.place(Drive))
		default:
			all = append(all, m.place(Stick))
		}
	}
	return append(all, drives...)
}

// mount is a line of mountinfo (proc(5)).
type mount struct {
	device   string // its number, as 8:17; "" where no device lies below
	path     string
	kind     string // of file system
	readOnly bool
}

func readMount(line string) (m mount, ok bool) {
	what, source, ok := strings.Cut(line, " - ")
	fields, from := strings.Fields(what), strings.Fields(source)
	if !ok || len(fields) < 6 || len(from) < 2 {
		return m, false
	}
	m = mount{path: unescaped(fields[4]), kind: from[0]}
	if strings.HasPrefix(from[1], "/dev/") {
		m.device = fields[2]
	}
	options := fields[5]
	if len(from) > 2 {
		options += "," + from[2]
	}
	m.readOnly = slices.Contains(strings.Split(options, ","), "ro")
	return m, true
}

// made are file systems that the system makes for itself, of memory or of other
// folders: nothing that is put there is kept on anything a person can take away.
var made = []string{"tmpfs", "ramfs", "devtmpfs", "overlay", "squashfs", "autofs"}

// persons tells whether it is a place of a person's: something that was put in, or
// that can be written to.
func (m mount) persons() bool {
	below := func(root string) bool { return strings.HasPrefix(m.path, root) }
	return slices.ContainsFunc([]string{"/media/", "/run/media/", "/mnt/"}, below) &&
		!slices.Contains(made, m.kind) && (m.device != "" || !m.readOnly)
}

func (m mount) place(kind Kind) Place {
	return Place{Kind: kind, Name: filepath.Base(m.path), Path: m.path, ReadOnly: m.readOnly}
}

// inside tells whether a device is built into this computer. device is its folder
// in sysfs. What hangs on USB, is a card, or can be taken out is not; nor is what
// the kernel tells nothing of.
func inside(device string) bool {
	path, err := filepath.EvalSymlinks(device)
	if err != nil {
		return false
	}
	below, _ := filepath.Glob(filepath.Join(path, "slaves", "*")) // a lock on a stick is a device of its own
	if len(below) > 0 {
		return inside(below[0])
	}
	if _, err := os.Stat(filepath.Join(path, "partition")); err == nil {
		path = filepath.Dir(path)
	}
	says := func(file, what string) bool {
		text, err := os.ReadFile(filepath.Join(path, file))
		return err == nil && strings.TrimSpace(string(text)) == what
	}
	return !strings.Contains(path, "/usb") && !says("removable", "1") && !says("device/type", "SD")
}

// unescaped reads \040 and the like, which stand for spaces and line ends.
func unescaped(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if b, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				out.WriteByte(byte(b))
				i += 3
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}
