package session

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// privateBus starts a bus of the test's own, where dbus-daemon is installed, and
// makes it both of the buses of this process.
func privateBus(t *testing.T) (address string) {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("no dbus-daemon: lock and sleep are not tried")
	}
	dir := t.TempDir()
	socket := "unix:path=" + filepath.Join(dir, "bus")
	config := filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, `<busconfig>
<type>session</type><listen>%s</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`, socket), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(daemon, "--config-file="+config, "--nofork", "--nopidfile", "--print-address")
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(line)
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	return address
}

// logind plays the part of logind, and of a desktop's screen saver.
type logind struct {
	*testing.T
	conn    *dbus.Conn
	delayed chan delay  // each that was asked for
	asked   chan string // what is to be delayed
}

// delay lasts until the last that holds its pipe lets go of it.
type delay struct{ ours, theirs *os.File }

func newLogind(t *testing.T, address string) *logind {
	t.Helper()
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	l := &logind{T: t, conn: conn, delayed: make(chan delay, 4), asked: make(chan string, 4)}
	if err := conn.Export(l, loginPath, loginManager); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName(login, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return l
}

// Inhibit is logind's.
func (l *logind) Inhibit(what, who, why, mode string) (dbus.UnixFD, *dbus.Error) {
	ours, theirs, err := os.Pipe()
	if err != nil {
		return 0, dbus.MakeFailedError(err)
	}
	l.Cleanup(func() { _ = ours.Close(); _ = theirs.Close() })
	fd := dbus.UnixFD(theirs.Fd())
	l.delayed <- delay{ours, theirs}
	l.asked <- what + " " + mode
	return fd, nil
}

func (l *logind) emit(path dbus.ObjectPath, name string, values ...any) {
	l.Helper()
	if err := l.conn.Emit(path, name, values...); err != nil {
		l.Fatal(err)
	}
}

// ended waits until the watcher, who has it by now, gives a delay up.
func ended(t *testing.T, d delay) {
	t.Helper()
	_ = d.theirs.Close()
	if n, err := d.ours.Read(make([]byte, 1)); n != 0 || err == nil {
		t.Errorf("the delay gives %d bytes, %v", n, err)
	}
}

// watched runs Watch beside the test and gives what it tells.
func watched(t *testing.T, tell func(Event)) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Watch(ctx, tell) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

const ownSession = loginPath + "/session/_31"

func TestLockIsTold(t *testing.T) {
	l := newLogind(t, privateBus(t))
	events := make(chan Event)
	watched(t, func(e Event) { events <- e })
	<-l.asked // it listens by now

	hint := func(locked bool) []any {
		return []any{loginSession, map[string]dbus.Variant{"LockedHint": dbus.MakeVariant(locked)}, []string{}}
	}
	for _, told := range []struct {
		path   dbus.ObjectPath
		name   string
		values []any
	}{
		{ownSession, loginSession + ".Lock", nil},
		{ownSession, properties + ".PropertiesChanged", hint(true)},
		{"/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", []any{true}},
		{"/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", []any{true}},
	} {
		// what is over, and what says something else, is passed over
		l.emit(ownSession, loginSession+".Unlock")
		l.emit(ownSession, properties+".PropertiesChanged", hint(false)...)
		l.emit(ownSession, properties+".PropertiesChanged", loginSession,
			map[string]dbus.Variant{"IdleHint": dbus.MakeVariant(true)}, []string{})
		l.emit("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", false)
		l.emit("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "true", 1)
		l.emit(told.path, told.name, told.values...)
		if e := <-events; e != Locked {
			t.Errorf("%s is told as %q", told.name, e)
		}
	}
	select {
	case e := <-events:
		t.Errorf("%q is told of nothing", e)
	default:
	}
}

// desk plays the part of logind where it knows the sessions.
type desk struct {
	byCaller, byName, kind string // the sessions of who asks, and of session 7; and their type
}

func (d desk) session(path string) (dbus.ObjectPath, *dbus.Error) {
	if path == "" {
		return "", dbus.MakeFailedError(errors.New("no such session"))
	}
	return dbus.ObjectPath(path), nil
}

// knows makes logind tell of sessions.
func (l *logind) knows(d desk) {
	l.Helper()
	methods := map[string]any{
		"Inhibit":         l.Inhibit,
		"GetSessionByPID": func(pid uint32) (dbus.ObjectPath, *dbus.Error) { return d.session(d.byCaller) },
		"GetSession": func(name string) (dbus.ObjectPath, *dbus.Error) {
			if name != "7" {
				return d.session("")
			}
			return d.session(d.byName)
		},
	}
	err := l.conn.ExportMethodTable(methods, loginPath, loginManager)
	for _, path := range []string{d.byCaller, d.byName} {
		if err == nil && path != "" {
			get := func(of, name string) (dbus.Variant, *dbus.Error) { return dbus.MakeVariant(d.kind), nil }
			err = l.conn.ExportMethodTable(map[string]any{"Get": get}, dbus.ObjectPath(path), properties)
		}
	}
	if err != nil {
		l.Fatal(err)
	}
}

// TestOthersSessionsArePassedOver: where logind says which session is one's own, the
// lock of another's screen closes nothing; where it does not, it does.
func TestOthersSessionsArePassedOver(t *testing.T) {
	const others = loginPath + "/session/_32"
	for name, told := range map[string]struct {
		desk    desk
		ignores bool
	}{
		"by process":     {desk{byCaller: ownSession, kind: "wayland"}, true},
		"by environment": {desk{byName: ownSession, kind: "x11"}, true},
		"without screen": {desk{byCaller: ownSession, kind: "tty"}, false},
		"not told":       {desk{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLogind(t, privateBus(t))
			l.knows(told.desk)
			t.Setenv("XDG_SESSION_ID", "7")
			events := make(chan Event, 8)
			watched(t, func(e Event) { events <- e })
			<-l.asked
			changed := func(what string, to bool) []any {
				return []any{loginSession, map[string]dbus.Variant{what: dbus.MakeVariant(to)}, []string{}}
			}
			l.emit(others, loginSession+".Lock")
			l.emit(others, properties+".PropertiesChanged", changed("LockedHint", true)...)
			l.emit(loginPath, loginManager+".PrepareForSleep", true)
			got := []Event{<-events}
			for got[len(got)-1] != Sleeping {
				got = append(got, <-events)
			}
			if want := map[bool]int{true: 1, false: 3}[told.ignores]; len(got) != want {
				t.Errorf("told %q", got)
			}
			l.emit(ownSession, loginSession+".Lock")
			l.emit(ownSession, properties+".PropertiesChanged", changed("Active", true)...)
			l.emit(ownSession, properties+".PropertiesChanged", changed("Active", false)...) // another is in front
			l.emit(loginPath, loginManager+".PrepareForShutdown", true)
			for _, want := range []Event{Locked, Locked, Ending} {
				if e := <-events; e != want {
					t.Errorf("told %q, want %q", e, want)
				}
			}
		})
	}
}

// TestSleepWaits: the delay is given up only once what was told has been done, and
// asked for anew when the computer is awake.
func TestSleepWaits(t *testing.T) {
	for name, event := range map[string]Event{"PrepareForSleep": Sleeping, "PrepareForShutdown": Ending} {
		t.Run(name, func(t *testing.T) {
			l := newLogind(t, privateBus(t))
			events, sealed := make(chan Event), make(chan bool)
			watched(t, func(e Event) { events <- e; <-sealed })
			if asked := <-l.asked; asked != "sleep:shutdown delay" {
				t.Errorf("asked for %q", asked)
			}
			first := <-l.delayed
			l.emit(loginPath, loginManager+"."+name, true)
			if e := <-events; e != event {
				t.Errorf("told %q", e)
			}
			over := make(chan bool)
			go func() { ended(t, first); close(over) }()
			select {
			case <-over:
				t.Error("the system is let go before it is sealed")
			default:
			}
			sealed <- true
			<-over
			l.emit(loginPath, loginManager+"."+name, false)
			<-l.asked
			again := <-l.delayed
			l.emit(loginPath, loginManager+"."+name, true)
			<-events
			sealed <- true
			ended(t, again)
		})
	}
}

// TestOneBusIsEnough: many a desktop has no logind, or no screen saver.
func TestOneBusIsEnough(t *testing.T) {
	l := newLogind(t, privateBus(t))
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "none"))
	events := make(chan Event)
	watched(t, func(e Event) { events <- e })
	<-l.asked
	l.emit(ownSession, loginSession+".Lock")
	if e := <-events; e != Locked {
		t.Errorf("told %q", e)
	}
}

// TestNoNetwork: a bus that lies in a network is never asked.
func TestNoNetwork(t *testing.T) {
	far, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan bool)
	go func() {
		_, err := far.Accept()
		asked <- err == nil
	}()
	_, port, err := net.SplitHostPort(far.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	address := "tcp:host=127.0.0.1,port=" + port
	t.Setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	if err := Watch(t.Context(), func(Event) {}); err == nil || !strings.Contains(err.Error(), ErrNotTold.Error()) {
		t.Errorf("Watch gives %v", err)
	}
	if err := KeepLocal(); err != nil || os.Getenv("DBUS_SESSION_BUS_ADDRESS") == address {
		t.Error("the toolkit is left to ask it", err)
	}
	if err := far.Close(); err != nil {
		t.Fatal(err)
	}
	if <-asked {
		t.Error("it was asked")
	}
}

func TestLocal(t *testing.T) {
	for list, want := range map[string]string{
		"unix:path=/run/user/1000/bus":               "unix:path=/run/user/1000/bus",
		"unix:abstract=/tmp/dbus-1,guid=00":          "unix:abstract=/tmp/dbus-1,guid=00",
		"tcp:host=h,port=1;unix:path=/a":             "unix:path=/a",
		"unix:path=/a;nonce-tcp:host=h;unix:path=/b": "unix:path=/a;unix:path=/b",
		"tcp:host=h,port=1":                          "",
		"autolaunch:":                                "",
		"unixexec:path=ssh,argv1=h":                  "",
		"launchd:env=X":                              "",
		"":                                           "",
	} {
		if got := local(list); got != want {
			t.Errorf("of %q it dials %q, want %q", list, got, want)
		}
	}
}
