//go:build windows

package storage

import "syscall"

// asUser is never asked for here: modes do not stop a user on Windows.
func asUser(uint32) *syscall.SysProcAttr { return nil }
