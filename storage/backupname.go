package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	// maxFileName bounds what of a journal's name goes into a file's: many
	// systems take 255 bytes, some sticks fewer.
	maxFileName = 120
	plainName   = "journal"
)

// deviceName is what Windows takes for a device in every folder.
var deviceName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$`)

// BackupPath gives a path in folder for a backup made on a day, under which
// nothing lies yet: NAME-2026-11-22.gehwara, or -2 and on where that is taken.
// What a name holds is never a path. That of a hidden journal is not told.
func BackupPath(folder string, j Journal, day time.Time) (string, error) {
	name := plainName
	if !j.Hidden {
		name = fileName(j.Name)
	}
	name += "-" + day.Format(time.DateOnly)
	for n := 1; n <= 1000; n++ {
		path := filepath.Join(folder, name+BackupEnding)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", name, n, BackupEnding))
		}
		_, err := os.Lstat(path)
		if errors.Is(err, os.ErrNotExist) {
			return path, nil
		}
		if err != nil {
			return "", fmt.Errorf("storage: name backup: %w", fileError(err))
		}
	}
	return "", fmt.Errorf("storage: name backup: %w", ErrExists)
}

// fileName makes of a journal's name one that every system takes as the
// beginning of a file's: letters, digits, marks and signs stay, as Urdu and
// emoji; what parts paths or cannot be seen becomes a dash.
func fileName(name string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(name, "-") {
		if b.Len()+utf8.RuneLen(r) > maxFileName {
			break
		}
		if !unicode.IsGraphic(r) && r != '\u200c' && r != '\u200d' || strings.ContainsRune(`/\:*?"<>|`, r) {
			r = '-'
		}
		if unicode.IsSpace(r) {
			r = ' '
		}
		b.WriteRune(r)
	}
	safe := strings.Trim(b.String(), " .-~\u200c\u200d")
	if safe == "" || deviceName.MatchString(safe) {
		return plainName
	}
	return safe
}
