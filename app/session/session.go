// Package session tells what the system does with the person's session: that its
// screen is locked, that the computer is about to sleep, that everything is to end.
//
// On Linux it hears logind (the system bus) and the desktop's screen saver (the
// session bus), over sockets of this computer alone; on Windows the session and
// power messages that every window gets. Elsewhere nothing is heard.
package session

import "errors"

// Event is something that happens to the session.
type Event string

// What can happen.
const (
	Locked   Event = "locked"   // the screen was locked, or another person's session is in front
	Sleeping Event = "sleeping" // the computer is about to sleep
	Ending   Event = "ending"   // it is about to be switched off, or the person signs out
)

// ErrNotTold says that this system tells nothing of its session.
var ErrNotTold = errors.New("this system does not tell of lock and sleep")
