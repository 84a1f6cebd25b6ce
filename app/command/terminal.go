package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"gehwara/i18n"
)

// Main carries out a command line for the person at this terminal, who can stop
// it with Ctrl+C or by closing the terminal, and gives the status to exit with. lang
// may be empty.
func Main(folder, lang string, line []string) int {
	if lang == "" {
		lang = "en"
	}
	words, err := i18n.Load(lang)
	if err != nil {
		fmt.Fprintln(os.Stderr, "gehwara:", err)
		return exitOther
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	return Run(ctx, World{
		Folder: folder, Language: words, Out: os.Stdout, Err: os.Stderr, Prompt: terminal, Now: time.Now,
		Live: term.IsTerminal(int(os.Stderr.Fd())),
	}, line)
}

// terminal asks on the standard input, where that is a terminal. A pipe or a file
// is refused: a passphrase that comes from one lies in it.
func terminal(ctx context.Context, question string, hidden bool) (string, error) {
	fd := int(os.Stdin.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", ErrNoTerminal
	}
	fmt.Fprint(os.Stderr, question+": ")
	type answer struct {
		text string
		err  error
	}
	answered := make(chan answer, 1)
	go func() {
		text, err := readLine(fd, hidden)
		answered <- answer{text, err}
	}()
	select {
	case a := <-answered:
		if hidden {
			fmt.Fprintln(os.Stderr)
		}
		if a.err != nil { // the terminal was closed
			return "", errors.Join(context.Canceled, a.err)
		}
		return a.text, nil
	case <-ctx.Done(): // the reading goroutine ends with the program
		fmt.Fprintln(os.Stderr)
		return "", errors.Join(ctx.Err(), term.Restore(fd, before)) // one that was closed can't be restored
	}
}

func readLine(fd int, hidden bool) (string, error) {
	if hidden {
		typed, err := term.ReadPassword(fd)
		return string(typed), err
	}
	typed, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	return strings.TrimRight(typed, "\r\n"), err
}

// progress tells how far a work is, in hundredths: on a terminal in one line that
// is written over, elsewhere at each tenth.
func (c *call) progress(key string) (report func(done, total int), end func()) {
	what, last := c.Language.T(key), -1
	say := func(percent int) {
		if c.Live {
			fmt.Fprintf(c.Err, "\r%s %s%%", what, c.Language.Number(percent))
		} else if percent/10 > last/10 || last < 0 {
			fmt.Fprintf(c.Err, "%s %s%%\n", what, c.Language.Number(percent))
		}
		last = percent
	}
	report = func(done, total int) {
		if percent := done * 100 / max(total, 1); percent > last && percent <= 100 {
			say(percent)
		}
	}
	return report, func() {
		if c.Live && last >= 0 {
			fmt.Fprintln(c.Err)
		}
	}
}
