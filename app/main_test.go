//go:build !e2e

package app

import (
	"os"
	"syscall"
	"testing"
)

// Fyne keeps how it draws a widget, and with it the page it stood on, for a minute
// after it was last asked. Tests make dozens of pages a second: gigabytes, which the
// collector goes through whenever a journal is locked. How long it is to be, Fyne
// reads from here as the process starts.
const keptBy, keptFor = "FYNE_CACHE", "10s"

func TestMain(m *testing.M) {
	if os.Getenv(keptBy) == "" && os.Setenv(keptBy, keptFor) == nil {
		if self, err := os.Executable(); err == nil {
			_ = syscall.Exec(self, os.Args, os.Environ()) // where a system has no such call, pages are kept longer
		}
	}
	os.Exit(m.Run())
}
