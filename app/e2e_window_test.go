//go:build e2e

package app

import (
	"encoding/binary"
	"errors"
	"image"
	"io"
	"net"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// window is the program as it runs: its process and its window.
type window struct {
	*display
	process *exec.Cmd
	id      string
	where   image.Rectangle // on the screen
}

// open starts the program and waits for its window.
func (d *display) open(a account, log io.Writer) *window {
	d.t.Helper()
	c := exec.Command(*program, a.flags()...)
	c.Env, c.Dir, c.Stdout, c.Stderr = a.environment(":"+d.number), a.home, log, log
	launch(d.t, c)
	w := &window{display: d, process: c}
	found := d.run("xdotool", "search", "--sync", "--onlyvisible", "--all", "--pid", strconv.Itoa(c.Process.Pid), "--name", ".")
	w.id = strings.Fields(found)[0]
	w.focus()
	w.where = d.geometry(w.id)
	return w
}

// focus gives the keyboard to the window, as there is no window manager that
// would.
func (w *window) focus() { w.run("xdotool", "windowfocus", "--sync", w.id) }

func (d *display) geometry(id string) image.Rectangle {
	d.t.Helper()
	at := map[string]int{}
	for _, line := range strings.Split(d.run("xdotool", "getwindowgeometry", "--shell", id), "\n") {
		name, value, _ := strings.Cut(line, "=")
		n, err := strconv.Atoi(value)
		if err != nil {
			d.t.Fatal(err)
		}
		at[name] = n
	}
	return image.Rect(at["X"], at["Y"], at["X"]+at["WIDTH"], at["Y"]+at["HEIGHT"])
}

func (w *window) title() string { return w.run("xdotool", "getwindowname", w.id) }

// kill ends the program as a power cut does.
func (w *window) kill() {
	w.t.Helper()
	if err := w.process.Process.Signal(syscall.SIGKILL); err != nil {
		w.t.Fatal(err)
	}
	_ = w.process.Wait() // it says that it was killed
}

// ended waits for the program to end by itself, and gives its exit status.
func (w *window) ended() int {
	w.t.Helper()
	over := make(chan error, 1)
	go func() { over <- w.process.Wait() }()
	select {
	case <-over:
	case <-time.After(patient):
		_ = w.process.Process.Signal(syscall.SIGQUIT) // the log tells then what it waits for
		<-over
		w.t.Fatal("the program does not end")
	}
	return w.process.ProcessState.ExitCode()
}

// pressClose does what a window manager does when the window's close button is
// pressed: it sends WM_DELETE_WINDOW (ICCCM 4.2.8.1).
func (w *window) pressClose() {
	w.t.Helper()
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := sendClose(w.number, uint32(id)); err != nil {
		w.t.Fatal(err)
	}
}

var little = binary.LittleEndian

func sendClose(display string, window uint32) error {
	c, err := net.Dial("unix", "/tmp/.X11-unix/X"+display)
	if err != nil {
		return err
	}
	defer c.Close()
	hello := []byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0} // little-endian, X11.0, no authorisation
	if _, err := c.Write(hello); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(c, head); err != nil {
		return err
	}
	if head[0] != 1 {
		return errors.New("the display lets nobody in")
	}
	if _, err = io.CopyN(io.Discard, c, 4*int64(little.Uint16(head[6:]))); err != nil {
		return err
	}
	protocols, err := atom(c, "WM_PROTOCOLS")
	if err != nil {
		return err
	}
	remove, err := atom(c, "WM_DELETE_WINDOW")
	if err != nil {
		return err
	}
	if _, err := c.Write(clientMessage(window, protocols, remove)); err != nil {
		return err
	}
	_, err = atom(c, "WM_PROTOCOLS") // the answer shows that the message has been taken
	return err
}

// clientMessage is the request SendEvent of an event ClientMessage with one
// word of data.
func clientMessage(window, kind, data uint32) []byte {
	const sendEvent, clientMessage, bits = 25, 33, 32
	m := []byte{sendEvent, 0, 11, 0}
	m = little.AppendUint32(m, window)
	m = little.AppendUint32(m, 0) // no event mask: it goes to the window's owner
	m = append(m, clientMessage, bits, 0, 0)
	m = little.AppendUint32(m, window)
	m = little.AppendUint32(m, kind)
	m = little.AppendUint32(m, data)
	return append(m, make([]byte, 16)...)
}

// atom asks for the number of a name.
func atom(c io.ReadWriter, name string) (uint32, error) {
	const internAtom = 16
	padded := slices.Concat([]byte(name), make([]byte, (4-len(name)%4)%4))
	m := []byte{internAtom, 0}
	m = little.AppendUint16(m, uint16(2+len(padded)/4))
	m = little.AppendUint16(m, uint16(len(name)))
	m = append(m, 0, 0)
	if _, err := c.Write(append(m, padded...)); err != nil {
		return 0, err
	}
	reply := make([]byte, 32)
	if _, err := io.ReadFull(c, reply); err != nil {
		return 0, err
	}
	return little.Uint32(reply[8:]), nil
}
