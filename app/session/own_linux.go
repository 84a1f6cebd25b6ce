package session

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/godbus/dbus/v5"
)

// screens are the types of sessions that have one. (sd_session_get_type(3))
var screens = []string{"x11", "wayland", "mir"}

// own asks logind for the session that this program's window is in: that of this
// process, or else the one that the environment names. It is "" where logind does
// not tell, as of a program that the desktop has started beside its session, and
// where what it tells of has no screen, as of a program started from a remote login.
// (org.freedesktop.login1(5))
func (b bus) own(ctx context.Context) dbus.ObjectPath {
	if b.conn == nil {
		return ""
	}
	brief, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	ask := func(of dbus.ObjectPath, method string, with ...any) *dbus.Call {
		return b.conn.Object(login, of).CallWithContext(brief, method, dbus.FlagNoAutoStart, with...)
	}
	for _, call := range []*dbus.Call{
		ask(loginPath, loginManager+".GetSessionByPID", uint32(0)), // who asks
		ask(loginPath, loginManager+".GetSession", os.Getenv("XDG_SESSION_ID")),
	} {
		var session dbus.ObjectPath
		var kind string
		if call.Store(&session) == nil && ask(session, properties+".Get", loginSession, "Type").Store(&kind) == nil &&
			slices.Contains(screens, kind) {
			return session
		}
	}
	return ""
}

// isOthers tells of a signal whether it comes from a session that is not the
// person's own, as far as that is known.
func (w *watcher) isOthers(s *dbus.Signal) bool {
	return w.own != "" && s.Path != w.own && strings.HasPrefix(string(s.Path), loginPath+"/session/")
}
