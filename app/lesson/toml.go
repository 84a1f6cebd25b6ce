package lesson

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// wrongTypeLine finds the line in a decoding error of the TOML reader, which
// gives it only in words.
var wrongTypeLine = regexp.MustCompile(`^toml: line (\d+) `)

// readTOML reads one file into v. Keys v has no place for are an error, so that
// a misspelt key does not pass in silence. Errors begin with "file:line: ".
func readTOML(files fs.FS, name string, v any) error {
	data, err := readText(files, name)
	if err != nil {
		return err
	}
	meta, err := toml.Decode(string(data), v)
	if err != nil {
		return fmt.Errorf("%s:%d: %w", name, errorLine(err), err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		key := extra[0]
		return fmt.Errorf("%s:%d: unknown key %q", name, keyLine(data, key[len(key)-1]), key)
	}
	return nil
}

// readText reads a whole file that must be UTF-8.
func readText(files fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", name, err)
	}
	if utf8.Valid(data) {
		return data, nil
	}
	for at := 0; ; {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return nil, fmt.Errorf("%s:%d: broken UTF-8", name, lineAt(data, at))
		}
		at += size
	}
}

func errorLine(err error) int {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return max(parse.Position.Line, 1)
	}
	if m := wrongTypeLine.FindStringSubmatch(err.Error()); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			return n
		}
	}
	return 1
}

// keyLine is the first line that sets key or opens a table of that name.
func keyLine(data []byte, key string) int {
	for i, line := range strings.Split(string(data), "\n") {
		name, _, _ := strings.Cut(line, "=")
		name = strings.Trim(name, " \t[]\"'\r")
		if name == key || strings.HasSuffix(name, "."+key) {
			return i + 1
		}
	}
	return 1
}

// lineAt is the line, from 1, of a byte offset.
func lineAt(data []byte, offset int) int {
	return 1 + bytes.Count(data[:min(max(offset, 0), len(data))], []byte("\n"))
}
