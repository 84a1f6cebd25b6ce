// Package disk tells where a person can put a file on this computer, or find one:
// the sticks that are in, and their own folders. It writes nothing.
package disk

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Kind is what a place is.
type Kind string

// The kinds of places.
const (
	Stick     Kind = "stick" // goes where the person goes
	Drive     Kind = "drive" // another part of this computer
	Home      Kind = "home"
	Desktop   Kind = "desktop"
	Documents Kind = "documents"
	Downloads Kind = "downloads"
)

// Place is where one may begin to look.
type Place struct {
	Kind Kind
	Name string // of a stick or drive, as its owner named it
	Path string
	Free uint64 // bytes left there; 0 where nobody knows

	ReadOnly bool // nothing can be written there
}

// Places are those of this computer, sticks first. What can't be found is left out.
func Places() []Place {
	all := mounted()
	home, err := os.UserHomeDir()
	if err == nil {
		for _, kind := range []Kind{Desktop, Documents, Downloads, Home} {
			if path := own(home, kind); isFolder(path) && !slices.ContainsFunc(all, func(p Place) bool { return p.Path == path }) {
				all = append(all, Place{Kind: kind, Path: path})
			}
		}
	}
	for i := range all {
		all[i].Free = free(all[i].Path)
	}
	return all
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return path != "" && err == nil && info.IsDir()
}

// Thing is what lies in a folder.
type Thing struct {
	Name    string
	Folder  bool
	Size    int64 // bytes; of a file
	Changed time.Time
}

// most is how many things of a folder are told of.
const most = 500

// List gives the folders in a folder and then its files with an ending ("" for
// none), in the order of their names, hidden ones left out. more tells that there
// are others than these.
func List(folder, ending string) (things []Thing, more bool, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, false, fmt.Errorf("disk: look into a folder: %w", err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(folder, e.Name())) // a link is what it leads to
		switch {
		case err != nil:
		case info.IsDir():
			things = append(things, Thing{Name: e.Name(), Folder: true})
		case info.Mode().IsRegular() && ending != "" && strings.EqualFold(filepath.Ext(e.Name()), ending):
			things = append(things, Thing{Name: e.Name(), Size: info.Size(), Changed: info.ModTime()})
		}
	}
	slices.SortStableFunc(things, func(a, b Thing) int {
		if a.Folder != b.Folder {
			if a.Folder {
				return -1
			}
			return 1
		}
		return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	if len(things) > most {
		return things[:most], true, nil
	}
	return things, false, nil
}

// Above is the folder that holds folder; "" when there is none.
func Above(folder string) string {
	above := filepath.Dir(folder)
	if above == folder {
		return ""
	}
	return above
}

// Away tells whether a file lies on another medium than a folder: one of them on a
// stick, and the other not on the same. same tells that both are on one stick.
func Away(path, folder string) (away, same bool) {
	var sticks []string
	for _, p := range mounted() {
		if p.Kind == Stick {
			sticks = append(sticks, p.Path)
		}
	}
	return apart(sticks, path, folder)
}

func apart(sticks []string, path, folder string) (away, same bool) {
	one, other := stickOf(sticks, path), stickOf(sticks, folder)
	return one != other, one == other && one != ""
}

// stickOf is the stick that something lies on; "" for this computer.
func stickOf(sticks []string, path string) (stick string) {
	for _, s := range sticks {
		if inside, err := filepath.Rel(s, path); err == nil && filepath.IsLocal(inside) && len(s) > len(stick) {
			stick = s
		}
	}
	return stick
}
