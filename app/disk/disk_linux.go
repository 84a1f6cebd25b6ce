package disk

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// mounted are the sticks and other drives, where desktops put them: below
// /media/<user> or /run/media/<user>, or by hand below /mnt.
func mounted() []Place {
	file, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return nil
	}
	defer file.Close()
	var all []Place
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if path := mountPoint(lines.Text()); path != "" {
			all = append(all, Place{Kind: Stick, Name: filepath.Base(path), Path: path})
		}
	}
	return all
}

// mountPoint reads where a line of mountinfo (proc(5)) says something is mounted;
// "" for what is no place of a person's.
func mountPoint(line string) string {
	fields := strings.Fields(line)
	if len(fields) < 5 {
		return ""
	}
	path := unescaped(fields[4])
	for _, root := range []string{"/media/", "/run/media/", "/mnt/"} {
		if strings.HasPrefix(path, root) {
			return path
		}
	}
	return ""
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

// dirs are the names under which a desktop keeps where its folders are
// (freedesktop.org, xdg-user-dirs), and what they are called where it keeps nothing.
var dirs = map[Kind]struct{ key, usual string }{
	Desktop:   {"XDG_DESKTOP_DIR", "Desktop"},
	Documents: {"XDG_DOCUMENTS_DIR", "Documents"},
	Downloads: {"XDG_DOWNLOAD_DIR", "Downloads"},
}

// own is one of the person's own folders; "" when it is the home itself.
func own(home string, kind Kind) string {
	dir, ok := dirs[kind]
	if !ok {
		return home
	}
	config, err := os.UserConfigDir()
	if err == nil {
		if data, err := os.ReadFile(filepath.Join(config, "user-dirs.dirs")); err == nil {
			if path := userDir(string(data), dir.key, home); path != "" {
				return notHome(path, home)
			}
		}
	}
	return filepath.Join(home, dir.usual)
}

func notHome(path, home string) string {
	if path == filepath.Clean(home) {
		return ""
	}
	return path
}

// userDir reads a line like XDG_DESKTOP_DIR="$HOME/Desktop".
func userDir(data, key, home string) string {
	for line := range strings.Lines(data) {
		value, ok := strings.CutPrefix(strings.TrimSpace(line), key+"=")
		if !ok {
			continue
		}
		if value = strings.Trim(value, `"`); value != "" {
			return filepath.Clean(strings.Replace(value, "$HOME", home, 1))
		}
	}
	return ""
}

func free(path string) uint64 {
	var stat unix.Statfs_t
	if unix.Statfs(path, &stat) != nil {
		return 0
	}
	return uint64(stat.Bavail) * uint64(stat.Bsize)
}
