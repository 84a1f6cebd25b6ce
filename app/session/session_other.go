//go:build !linux && !windows

package session

import "context"

// Watch hears of nothing: it returns ErrNotTold.
func Watch(context.Context, func(Event)) error { return ErrNotTold }
