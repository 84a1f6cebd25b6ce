package session

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/godbus/dbus/v5"
)

const (
	login        = "org.freedesktop.login1"
	loginManager = login + ".Manager"
	loginSession = login + ".Session"
	loginPath    = "/org/freedesktop/login1"
	properties   = "org.freedesktop.DBus.Properties"
)

// savers are the interfaces by which desktops tell that their screen is locked.
var savers = []string{
	"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver",
}

// patience is how long a bus may take to answer.
const patience = 5 * time.Second

// Watch tells of what happens to the session until ctx ends. Where the system can
// be made to wait, it waits until tell returns: logind delays sleep and shutdown, by
// five seconds at most unless it is set up otherwise. ErrNotTold: there is neither
// of the buses.
//
// Where logind tells which session is one's own, the others' are passed over. Where
// it doesn't, all of the computer are listened to: locking once too often does no
// harm.
func Watch(ctx context.Context, tell func(Event)) error {
	system, err := listen(ctx, systemAddress(), []rule{
		{dbus.WithMatchSender(login), dbus.WithMatchInterface(loginSession), dbus.WithMatchMember("Lock")},
		{dbus.WithMatchSender(login), dbus.WithMatchInterface(properties), dbus.WithMatchPathNamespace(loginPath + "/session")},
		{dbus.WithMatchSender(login), dbus.WithMatchInterface(loginManager), dbus.WithMatchMember("PrepareForSleep")},
		{dbus.WithMatchSender(login), dbus.WithMatchInterface(loginManager), dbus.WithMatchMember("PrepareForShutdown")},
	})
	var rules []rule
	for _, saver := range savers {
		rules = append(rules, rule{dbus.WithMatchInterface(saver), dbus.WithMatchMember("ActiveChanged")})
	}
	desktop, otherErr := listen(ctx, sessionAddress(), rules)
	if system.conn == nil && desktop.conn == nil {
		return fmt.Errorf("%w: %w", ErrNotTold, errors.Join(err, otherErr))
	}
	w := &watcher{ctx: ctx, tell: tell, system: system, own: system.own(ctx)}
	w.delay()
	defer w.letGo()
	for {
		select {
		case <-ctx.Done():
			return nil
		case s, ok := <-system.heard:
			system.heard = w.hear(s, ok, system)
		case s, ok := <-desktop.heard:
			desktop.heard = w.hear(s, ok, desktop)
		}
	}
}

// rule chooses signals.
type rule []dbus.MatchOption

// bus is one that is listened to; none is where it can't be reached.
type bus struct {
	conn  *dbus.Conn
	heard chan *dbus.Signal
}

// listen asks a bus for signals until ctx ends.
func listen(ctx context.Context, address string, rules []rule) (none bus, err error) {
	if address == "" {
		return none, errors.New("session: no socket of this computer is named")
	}
	conn, err := dbus.Dial(address, dbus.WithContext(ctx))
	if err != nil {
		return none, fmt.Errorf("session: %w", err)
	}
	err = conn.Auth([]dbus.Auth{dbus.AuthExternal(strconv.Itoa(os.Geteuid()))})
	if err == nil {
		err = conn.Hello()
	}
	b := bus{conn, make(chan *dbus.Signal, 16)}
	conn.Signal(b.heard)
	brief, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for _, r := range rules {
		if err == nil {
			err = conn.AddMatchSignalContext(brief, r...)
		}
	}
	if err != nil {
		return none, errors.Join(fmt.Errorf("session: %w", err), conn.Close())
	}
	return b, nil
}

// watcher understands signals.
type watcher struct {
	ctx    context.Context
	tell   func(Event)
	system bus
	own    dbus.ObjectPath // one's own session; "" where that is not known
	held   *os.File        // as long as it is open logind waits; nil: it need not
}

// hear understands a signal of a bus, and gives where the next is heard: nowhere,
// once the bus is gone.
func (w *watcher) hear(s *dbus.Signal, ok bool, of bus) chan *dbus.Signal {
	if !ok {
		return nil
	}
	switch on, isSaid := said(s); {
	case !isSaid, w.isOthers(s):
	case s.Name == loginManager+".PrepareForSleep":
		w.prepare(on, Sleeping)
	case s.Name == loginManager+".PrepareForShutdown":
		w.prepare(on, Ending)
	case on:
		w.tell(Locked)
	}
	return of.heard
}

// said reads of a signal whether what it speaks of begins (on) or is over. One that
// speaks of something else says nothing.
func said(s *dbus.Signal) (on, ok bool) {
	switch {
	case s.Name == loginSession+".Lock":
		return true, true
	case s.Name == properties+".PropertiesChanged" && len(s.Body) >= 2:
		changed, _ := s.Body[1].(map[string]dbus.Variant)
		locked, isLock := changed["LockedHint"].Value().(bool)
		front, isFront := changed["Active"].Value().(bool) // another person's session is, if not this
		on, ok = locked || isFront && !front, isLock || isFront
	case len(s.Body) == 1:
		on, ok = s.Body[0].(bool)
	}
	return on, ok
}

// prepare tells of what is about to begin, and only then lets it; once it is over
// the next one is delayed again.
func (w *watcher) prepare(begins bool, e Event) {
	if !begins {
		w.delay()
		return
	}
	w.tell(e)
	w.letGo()
}

// delay asks logind to wait before the computer sleeps or is switched off. One that
// refuses only tells of it.
func (w *watcher) delay() {
	if w.system.conn == nil || w.held != nil {
		return
	}
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	var fd dbus.UnixFD
	err := w.system.conn.Object(login, loginPath).CallWithContext(ctx, loginManager+".Inhibit", dbus.FlagNoAutoStart,
		"sleep:shutdown", "Gehwara", "Closes what is open", "delay").Store(&fd)
	if err != nil {
		return
	}
	syscall.CloseOnExec(int(fd)) // a child process must not keep it open
	w.held = os.NewFile(uintptr(fd), "delay")
}

func (w *watcher) letGo() {
	if w.held != nil {
		_ = w.held.Close() // there is nothing more to do about it
		w.held = nil
	}
}

func systemAddress() string {
	list := os.Getenv("DBUS_SYSTEM_BUS_ADDRESS")
	if list == "" {
		list = "unix:path=/run/dbus/system_bus_socket;unix:path=/var/run/dbus/system_bus_socket"
	}
	return local(list)
}

func sessionAddress() string {
	list := os.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if list == "" {
		dir := os.Getenv("XDG_RUNTIME_DIR")
		if dir == "" {
			dir = "/run/user/" + strconv.Itoa(os.Getuid())
		}
		list = "unix:path=" + dbus.EscapeBusAddressValue(dir+"/bus")
	}
	return local(list)
}

// local gives those of a bus's addresses that are sockets of this computer. No
// other is ever dialled, whatever the environment says: this program opens no
// network connection. (D-Bus Specification, "Server Addresses".)
func local(list string) string {
	var sockets []string
	for address := range strings.SplitSeq(list, ";") {
		if strings.HasPrefix(address, "unix:") {
			sockets = append(sockets, address)
		}
	}
	return strings.Join(sockets, ";")
}

// KeepLocal holds every part of this process to the session bus on this computer,
// the window toolkit among them, which asks the desktop for its colours. Where there
// is none it keeps the toolkit from starting one, which would leave files behind.
func KeepLocal() error {
	address := sessionAddress()
	if address == "" {
		address = "unix:path=/dev/null"
	}
	if err := os.Setenv("DBUS_SESSION_BUS_ADDRESS", address); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	return nil
}
