// Package app is the window: it holds the pages together, opens and locks the
// sealed journals, and does all work that must not hold the pages up.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"gehwara/app/kit"
	"gehwara/app/session"
	"gehwara/assets"
	"gehwara/i18n"
	"gehwara/storage"
)

// Version is the program's, as in FyneApp.toml.
const Version = "0.1.0"

// ErrNoDisplay says that there is no screen to open a window on.
var ErrNoDisplay = errors.New("no display")

// Options are what the command line may say.
type Options struct {
	Folder   string // the data folder
	Language string // BCP 47; "" for what the settings say
}

// memory is what the collector tries to stay below, bytes: old laptops have
// little, and Badger's garbage is soon gone.
const memory = 96 << 20

// Run opens the window and stays until it is closed. It returns ErrNoDisplay
// where there is no screen.
func Run(o Options) (err error) {
	if !hasDisplay() {
		return ErrNoDisplay
	}
	defer func() {
		if r := recover(); r != nil {
			err = meaning(r)
		}
	}()
	if err := errors.Join(keepToFolder(filepath.Join(o.Folder, "window")), session.KeepLocal()); err != nil {
		return err
	}
	var icon fyne.Resource // a window can do without
	if data, err := assets.Picture("app.png"); err == nil {
		icon = fyne.NewStaticResource("app.png", data)
	}
	debug.SetMemoryLimit(memory)
	log.SetOutput(io.Discard) // Fyne tells what it misses before it says so itself
	defer log.SetOutput(os.Stderr)
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: "org.gehwara.Gehwara", Name: "Gehwara", Version: Version,
		Icon: icon, Migrations: map[string]bool{"fyneDo": true},
	})
	fy := fyneapp.NewWithID("org.gehwara.Gehwara")
	w := fy.NewWindow("Gehwara")
	shell, err := newShell(w.Canvas(), o, threads{})
	if err != nil {
		return err
	}
	shell.join(fy, w)
	shell.show(shell.first(), nil)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	shell.engine.Start(func() { shell.heed(ctx) })
	w.ShowAndRun()
	shell.ended()
	return nil
}

// join makes the shell hear of what is done to its window and to the program.
func (s *Shell) join(fy fyne.App, w fyne.Window) {
	life := fy.Lifecycle()
	life.SetOnStarted(func() {
		log.SetOutput(os.Stderr)
		s.engine.After(time.Second, func() { onSignals(s.leaveProgram) }) // Fyne hears of them by then
	})
	life.SetOnExitedForeground(s.away)
	life.SetOnEnteredForeground(s.back)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1180, 720))
	s.end = end
	w.SetCloseIntercept(s.Quit)
	s.listen()
}

// newShell makes the shell of a canvas, without a page yet.
func newShell(c fyne.Canvas, o Options, e engine) (*Shell, error) {
	return newShellOf(shipped(), c, o, e)
}

// newShellOf makes a shell that lives on other supplies.
func newShellOf(from supplies, c fyne.Canvas, o Options, e engine) (*Shell, error) {
	s := &Shell{
		from: from, taught: from.course(),
		dir: o.Folder, engine: e, now: time.Now, canvas: c, end: func() {},
		settings: loadSettings(o.Folder), shelf: storage.OpenShelf(o.Folder), read: map[string]bool{}, drawn: kit.NewDrawings(),
	}
	if o.Language != "" {
		s.settings.Language = o.Language
	}
	if err := s.dress(); err != nil {
		return nil, err
	}
	return s, nil
}

// hasDisplay tells whether a window can be opened.
func hasDisplay() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// meaning tells a screen that is named but can't be reached, of which Fyne
// learns from GLFW and panics, from every other panic.
func meaning(r any) error {
	if strings.Contains(fmt.Sprint(r), "GLFW library is not initialized") {
		return ErrNoDisplay
	}
	panic(r)
}

// keepToFolder points Fyne and the graphics driver, which write settings and
// caches of their own into the home folder, to one inside the data folder: the
// program leaves nothing anywhere else.
func keepToFolder(dir string) error {
	for name, value := range map[string]string{
		"XDG_CONFIG_HOME": dir, "XDG_CACHE_HOME": dir,
		"MESA_SHADER_CACHE_DISABLE": "true",
	} {
		if err := os.Setenv(name, value); err != nil {
			return fmt.Errorf("app: set %s: %w", name, err)
		}
	}
	return nil
}

// NoDisplayMessage is the one line said where there is no screen.
func NoDisplayMessage(tag string) string {
	lang, err := i18n.Load(tag)
	if err != nil {
		lang, err = i18n.Load("en")
	}
	if err != nil {
		return ErrNoDisplay.Error()
	}
	return lang.T("app.no_display")
}
