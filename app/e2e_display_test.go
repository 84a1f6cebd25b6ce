//go:build e2e

package app

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patient is how long something that must happen may take.
const patient = 30 * time.Second

// until asks again and again, and fails the test when the answer stays false.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patient); !done(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("this never came: ", what)
		}
	}
}

// display is an X server whose screen is in memory, with an English and an Urdu
// keyboard.
type display struct {
	t       *testing.T
	number  string
	picture string // the file that holds the screen, in xwd's format
}

func startDisplay(t *testing.T) *display {
	t.Helper()
	folder := t.TempDir()
	d := &display{t: t, picture: filepath.Join(folder, "Xvfb_screen0")}
	said, tell, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-fbdir", folder, "-screen", "0", "1280x800x24", "-noreset")
	server.ExtraFiles = []*os.File{tell}
	launch(t, server)
	tell.Close()
	line := make([]byte, 16)
	n, err := said.Read(line)
	if err != nil {
		t.Fatal("Xvfb gave no display: ", err)
	}
	d.number = strings.TrimSpace(string(line[:n]))
	d.run("setxkbmap", "us,pk")
	return d
}

// launch starts a command that ends with the test at the latest.
func launch(t *testing.T, c *exec.Cmd) {
	t.Helper()
	c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill() // mostly it has ended before
		_ = c.Wait()
	})
}

// run does a command on the display and gives what it prints.
func (d *display) run(name string, args ...string) string {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), "DISPLAY=:"+d.number, "LANG=C.UTF-8")
	out, err := c.CombinedOutput()
	if err != nil {
		d.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// The fields of an xwd header that matter here (X11/XWDFile.h), by number.
const (
	xwdHeaderSize   = 0
	xwdVersion      = 1
	xwdWidth        = 4
	xwdHeight       = 5
	xwdByteOrder    = 7
	xwdBits         = 11
	xwdBytesPerLine = 12
	xwdColours      = 19
	xwdFields       = 20
)

// look gives what a part of the screen shows now.
func (d *display) look(part image.Rectangle) (*image.NRGBA, error) {
	data, err := os.ReadFile(d.picture)
	if err != nil {
		return nil, err
	}
	var head [xwdFields]uint32
	if err := binary.Read(bytes.NewReader(data), binary.BigEndian, &head); err != nil {
		return nil, err
	}
	pixels, perLine := int(head[xwdHeaderSize]+12*head[xwdColours]), int(head[xwdBytesPerLine])
	whole := image.Rect(0, 0, int(head[xwdWidth]), int(head[xwdHeight]))
	const version, bits, littleEndian = 7, 32, 0
	if head[xwdVersion] != version || head[xwdBits] != bits || head[xwdByteOrder] != littleEndian ||
		len(data) < pixels+perLine*whole.Dy() {
		return nil, fmt.Errorf("a screen of an unknown kind: %v", head)
	}
	if !part.In(whole) {
		return nil, fmt.Errorf("the window at %v reaches out of the screen, %v", part, whole)
	}
	out := image.NewNRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	for y := range part.Dy() {
		line := data[pixels+(part.Min.Y+y)*perLine+4*part.Min.X:]
		for x := range part.Dx() {
			out.SetNRGBA(x, y, color.NRGBA{R: line[4*x+2], G: line[4*x+1], B: line[4*x], A: 0xff})
		}
	}
	return out, nil
}
