package session

import (
	"context"
	"runtime"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

// TestMessagesAreTold sends the window what Windows sends it, and looks that each is
// told before Windows has its answer.
func TestMessagesAreTold(t *testing.T) {
	find, send := user.NewProc("FindWindowW"), user.NewProc("SendMessageW")
	ctx, cancel := context.WithCancel(t.Context())
	events, done := make(chan Event, 8), make(chan error, 1)
	go func() { done <- Watch(ctx, func(e Event) { events <- e }) }()
	name, err := windows.UTF16PtrFromString("GehwaraSession")
	if err != nil {
		t.Fatal(err)
	}
	var window uintptr
	for window == 0 {
		if len(done) > 0 {
			t.Fatal("no window: ", <-done)
		}
		runtime.Gosched()
		window, _, _ = find.Call(uintptr(unsafe.Pointer(name)), 0)
	}
	for _, m := range []struct {
		kind, wParam uintptr
		told         Event // "" for nothing
	}{
		{wmSessionChange, sessionLock, Locked},
		{wmSessionChange, consoleDisconnect, Locked},
		{wmSessionChange, 8, ""}, // WTS_SESSION_UNLOCK
		{wmPowerBroadcast, suspend, Sleeping},
		{wmPowerBroadcast, 7, ""}, // PBT_APMRESUMESUSPEND
		{wmQueryEndSession, 0, ""},
		{wmEndSession, 0, ""}, // it goes on after all
		{wmEndSession, 1, Ending},
	} {
		answer, _, _ := send.Call(window, m.kind, m.wParam, 0)
		told := Event("")
		if len(events) > 0 {
			told = <-events
		}
		if told != m.told {
			t.Errorf("message %#x %d is told as %q, want %q", m.kind, m.wParam, told, m.told)
		}
		if m.kind == wmQueryEndSession && answer == 0 {
			t.Error("the session is kept from ending")
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
