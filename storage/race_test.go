//go:build race

package storage

func init() { raced = true }
