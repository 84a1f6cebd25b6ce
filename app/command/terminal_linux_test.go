package command

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// asProgram makes this test a program that carries out a command line.
const asProgram = "GEHWARA_TEST_COMMAND"

func TestMain(m *testing.M) {
	if data := os.Getenv(asProgram); data != "" {
		os.Exit(Main(data, "", os.Args[1:]))
	}
	os.Exit(m.Run())
}

// person is somebody at a terminal where a command runs.
type person struct {
	t        *testing.T
	terminal *os.File
	cmd      *exec.Cmd
	screen   strings.Builder
}

func (d *desk) sit(line ...string) *person {
	d.t.Helper()
	terminal, end := newTerminal(d.t)
	p := &person{t: d.t, terminal: terminal, cmd: exec.CommandContext(d.t.Context(), "/proc/self/exe", line...)}
	p.cmd.Env = append(os.Environ(), asProgram+"="+d.data)
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = end, end, end
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := p.cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	end.Close()
	return p
}

func newTerminal(t *testing.T) (terminal, end *os.File) {
	t.Helper()
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminal: ", err)
	}
	t.Cleanup(func() { terminal.Close() })
	number, err := unix.IoctlGetInt(int(terminal.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(terminal.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		end, err = os.OpenFile(fmt.Sprint("/dev/pts/", number), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	return terminal, end
}

// until reads the screen until text stands there.
func (p *person) until(text string) {
	p.t.Helper()
	buffer := make([]byte, 1<<10)
	for !strings.Contains(p.screen.String(), text) {
		n, err := p.terminal.Read(buffer)
		p.screen.Write(buffer[:n])
		if err != nil {
			p.t.Fatalf("the screen shows %q", p.screen.String())
		}
	}
}

func (p *person) types(text string) {
	p.t.Helper()
	if _, err := io.WriteString(p.terminal, text); err != nil {
		p.t.Fatal(err)
	}
}

// hidden waits until what is typed is not shown any more, as a person's hands do.
func (p *person) hidden() {
	p.t.Helper()
	for {
		state, err := unix.IoctlGetTermios(int(p.terminal.Fd()), unix.TCGETS)
		if err != nil {
			p.t.Fatal(err)
		}
		if state.Lflag&unix.ECHO == 0 {
			return
		}
		runtime.Gosched()
	}
}

// status waits for the command to end.
func (p *person) status() int {
	buffer := make([]byte, 1<<10)
	for {
		n, err := p.terminal.Read(buffer)
		p.screen.Write(buffer[:n])
		if err != nil { // so a terminal ends
			break
		}
	}
	_ = p.cmd.Wait() // its status says more
	return p.cmd.ProcessState.ExitCode()
}

// On a terminal the passphrase is asked for and not shown, how far it is stands in
// one line, and Ctrl+C ends it and leaves the terminal as it was.
func TestOnATerminal(t *testing.T) {
	d, stick := newDesk(t), t.TempDir()
	d.journal("Lamp")
	p := d.sit("backup", "Lamp", stick)
	p.until("“Lamp”: ")
	p.hidden()
	p.types(passphrase + "\n")
	if got := p.status(); got != exitDone {
		t.Errorf("it ends with %d: %q", got, p.screen.String())
	}
	if screen := p.screen.String(); strings.Contains(screen, passphrase) || !strings.Contains(screen, "\rCopying 100%") {
		t.Errorf("the screen shows %q", screen)
	}
	if copies, err := filepath.Glob(filepath.Join(stick, "Lamp-*.gehwara")); err != nil || len(copies) != 1 {
		t.Errorf("%q, %v", copies, err)
	}
	p = d.sit("erase", "Lamp")
	p.until("type its name: ")
	p.types("\x03")
	if got := p.status(); got != exitCancelled {
		t.Errorf("stopped it ends with %d: %q", got, p.screen.String())
	}
	p = d.sit("erase", "Lamp")
	p.until("type its name: ")
	p.types("Lamp\n")
	if got := p.status(); got != exitDone {
		t.Errorf("it ends with %d: %q", got, p.screen.String())
	}
}

// From a pipe nothing is taken.
func TestNotFromAPipe(t *testing.T) {
	d := newDesk(t)
	d.journal("Lamp")
	cmd := exec.CommandContext(t.Context(), "/proc/self/exe", "backup", "Lamp", t.TempDir())
	cmd.Env = append(os.Environ(), asProgram+"="+d.data)
	cmd.Stdin = strings.NewReader(passphrase + "\n")
	said, _ := cmd.CombinedOutput() // its status says more
	if got := cmd.ProcessState.ExitCode(); got != exitUsage || !strings.Contains(string(said), "terminal") {
		t.Errorf("it ends with %d: %s", got, said)
	}
}

// A terminal that is closed stops a command as Ctrl+C does.
func TestTheTerminalIsClosed(t *testing.T) {
	d := newDesk(t)
	d.journal("Lamp")
	p := d.sit("backup", "Lamp", t.TempDir())
	p.until("“Lamp”: ")
	p.terminal.Close()
	_ = p.cmd.Wait() // its status says more
	if got := p.cmd.ProcessState.ExitCode(); got != exitCancelled {
		t.Errorf("it ends with %d", got)
	}
}
