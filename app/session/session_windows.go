package session

import (
	"context"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Messages and what comes with them (WinUser.h, WtsApi32.h).
const (
	wmDestroy         = 0x0002
	wmClose           = 0x0010
	wmQueryEndSession = 0x0011
	wmEndSession      = 0x0016
	wmPowerBroadcast  = 0x0218
	wmSessionChange   = 0x02B1

	consoleDisconnect = 2 // another person's session is in front
	remoteDisconnect  = 4
	sessionLock       = 7
	suspend           = 4 // PBT_APMSUSPEND

	thisSession = 0 // NOTIFY_FOR_THIS_SESSION
)

var (
	user     = windows.NewLazySystemDLL("user32.dll")
	terminal = windows.NewLazySystemDLL("wtsapi32.dll")

	registerClass  = user.NewProc("RegisterClassExW")
	createWindow   = user.NewProc("CreateWindowExW")
	destroyWindow  = user.NewProc("DestroyWindow")
	defWindowProc  = user.NewProc("DefWindowProcW")
	getMessage     = user.NewProc("GetMessageW")
	dispatch       = user.NewProc("DispatchMessageW")
	postMessage    = user.NewProc("PostMessageW")
	postQuit       = user.NewProc("PostQuitMessage")
	registerNotice = terminal.NewProc("WTSRegisterSessionNotification")
	dropNotice     = terminal.NewProc("WTSUnRegisterSessionNotification")
)

// class is WNDCLASSEXW.
type class struct {
	size, style                        uint32
	procedure                          uintptr
	classExtra, windowExtra            int32
	instance, icon, cursor, background windows.Handle
	menu, name                         *uint16
	smallIcon                          windows.Handle
}

// message is MSG.
type message struct {
	window         windows.HWND
	kind           uint32
	wParam, lParam uintptr
	time           uint32
	x, y           int32
}

// Watch tells of what happens to the session until ctx ends. It makes a window that
// is never shown, for these messages come to windows; not one of those that hear
// messages only, since power and the end of the session are told to windows of the
// top level alone. Windows waits until tell returns, for some seconds.
func Watch(ctx context.Context, tell func(Event)) error {
	runtime.LockOSThread() // a window hears its messages on the thread that made it
	defer runtime.UnlockOSThread()
	window, err := hiddenWindow(tell)
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	// Without these only lock and change of person are not told of.
	if registered, _, _ := registerNotice.Call(uintptr(window), thisSession); registered != 0 {
		defer dropNotice.Call(uintptr(window))
	}
	defer context.AfterFunc(ctx, func() { postMessage.Call(uintptr(window), wmClose, 0, 0) })()
	var m message
	for {
		switch got, _, err := getMessage.Call(uintptr(unsafe.Pointer(&m)), 0, 0, 0); int32(got) {
		case 0:
			return nil
		case -1:
			return fmt.Errorf("session: read messages: %w", err)
		}
		dispatch.Call(uintptr(unsafe.Pointer(&m)))
	}
}

// hiddenWindow makes a window of the top level that nobody sees.
func hiddenWindow(tell func(Event)) (windows.HWND, error) {
	name, err := windows.UTF16PtrFromString("GehwaraSession")
	if err != nil {
		return 0, err
	}
	var instance windows.Handle
	if err := windows.GetModuleHandleEx(0, nil, &instance); err != nil {
		return 0, err
	}
	c := class{instance: instance, name: name, procedure: windows.NewCallback(
		func(window, kind, wParam, lParam uintptr) uintptr { return hear(tell, window, kind, wParam, lParam) })}
	c.size = uint32(unsafe.Sizeof(c))
	if made, _, err := registerClass.Call(uintptr(unsafe.Pointer(&c))); made == 0 {
		return 0, fmt.Errorf("register window class: %w", err)
	}
	window, _, err := createWindow.Call(0, uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(name)),
		0, 0, 0, 0, 0, 0, 0, uintptr(instance), 0)
	if window == 0 {
		return 0, fmt.Errorf("make window: %w", err)
	}
	return windows.HWND(window), nil
}

// hear understands one message.
func hear(tell func(Event), window, kind, wParam, lParam uintptr) uintptr {
	switch {
	case kind == wmSessionChange && (wParam == sessionLock || wParam == consoleDisconnect || wParam == remoteDisconnect):
		tell(Locked)
	case kind == wmPowerBroadcast && wParam == suspend:
		tell(Sleeping)
		return 1
	case kind == wmQueryEndSession:
		return 1 // the session may end: all is sealed when it does
	case kind == wmEndSession && wParam != 0:
		tell(Ending)
		return 0
	case kind == wmClose:
		destroyWindow.Call(window)
		return 0
	case kind == wmDestroy:
		postQuit.Call(0)
		return 0
	}
	result, _, _ := defWindowProc.Call(window, kind, wParam, lParam)
	return result
}
