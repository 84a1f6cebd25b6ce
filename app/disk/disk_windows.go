package disk

import "golang.org/x/sys/windows"

// mounted are the drives other than the one that Windows is on.
func mounted() []Place {
	letters, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	system, err := windows.GetSystemWindowsDirectory()
	if err != nil || system == "" {
		system = `C:\`
	}
	var sticks, drives []Place
	for i := range 26 {
		root := string(rune('A'+i)) + `:\`
		if letters&(1<<i) == 0 || root[0] == system[0] {
			continue
		}
		name, err := windows.UTF16PtrFromString(root)
		if err != nil {
			continue
		}
		switch windows.GetDriveType(name) {
		case windows.DRIVE_REMOVABLE:
			sticks = append(sticks, Place{Kind: Stick, Name: label(name, root), Path: root})
		case windows.DRIVE_FIXED:
			drives = append(drives, Place{Kind: Drive, Name: label(name, root), Path: root})
		}
	}
	return append(sticks, drives...)
}

// label is what a drive is called, with its letter.
func label(root *uint16, letter string) string {
	var name [windows.MAX_PATH + 1]uint16
	if err := windows.GetVolumeInformation(root, &name[0], uint32(len(name)), nil, nil, nil, nil, 0); err != nil {
		return letter
	}
	if text := windows.UTF16ToString(name[:]); text != "" {
		return text + " (" + letter[:2] + ")"
	}
	return letter
}

var known = map[Kind]*windows.KNOWNFOLDERID{
	Desktop: windows.FOLDERID_Desktop, Documents: windows.FOLDERID_Documents,
	Downloads: windows.FOLDERID_Downloads,
}

// own is one of the person's own folders.
func own(home string, kind Kind) string {
	id, ok := known[kind]
	if !ok {
		return home
	}
	path, err := windows.KnownFolderPath(id, 0)
	if err != nil {
		return ""
	}
	return path
}

func free(path string) uint64 {
	name, err := windows.UTF16PtrFromString(path)
	var left uint64
	if err != nil || windows.GetDiskFreeSpaceEx(name, &left, nil, nil) != nil {
		return 0
	}
	return left
}
