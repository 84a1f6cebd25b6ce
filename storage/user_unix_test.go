//go:build unix

package storage

import "syscall"

// asUser starts a process as another user.
func asUser(id uint32) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: id, Gid: id}}
}
