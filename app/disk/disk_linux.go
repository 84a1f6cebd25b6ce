package disk

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

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
