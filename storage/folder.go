package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// besideName is the data folder of a program carried on a USB stick.
const besideName = "gehwara-data"

// DataFolder finds where the program keeps what it keeps, and creates
// nothing. flag is what the person asked for on the command line; without it
// the folder gehwara-data beside the executable is taken if it is there, else
// the platform's folder for a program's data. The path is absolute.
func DataFolder(flag, executable string) (string, error) {
	if flag != "" {
		path, err := filepath.Abs(flag)
		if err != nil {
			return "", fmt.Errorf("storage: data folder: %w", err)
		}
		return path, nil
	}
	if real, err := filepath.EvalSymlinks(executable); err == nil {
		beside := filepath.Join(filepath.Dir(real), besideName)
		if info, err := os.Stat(beside); err == nil && info.IsDir() {
			return filepath.Abs(beside)
		}
	}
	return platformFolder()
}

// platformFolder follows the XDG Base Directory Specification on Unix, and
// the vendors' rules on Windows and macOS.
func platformFolder() (string, error) {
	if runtime.GOOS == "windows" {
		if local := os.Getenv("LocalAppData"); filepath.IsAbs(local) {
			return filepath.Join(local, "Gehwara"), nil
		}
		return "", errors.New("storage: data folder: %LocalAppData% is not set")
	}
	if data := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(data) && runtime.GOOS != "darwin" {
		return filepath.Join(data, "gehwara"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("storage: data folder: %w", err)
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "Gehwara"), nil
	}
	return filepath.Join(home, ".local", "share", "gehwara"), nil
}
