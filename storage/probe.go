package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// probeArgument makes the program a probe: it opens one store, reads all of
// it, says what it found, and ends. Bad files end the process that Badger opens
// them in, and nothing can be done about it: so that is not the person's.
const probeArgument = "--probe-store"

// canProbe is whether this program answers to probeArgument.
var canProbe bool

// ServeProbe must be called first in main. It returns true when the process
// was only a probe, whose work is then done. The keys come through a pipe.
func ServeProbe() bool {
	canProbe = true
	if len(os.Args) != 2 || os.Args[1] != probeArgument {
		return false
	}
	keepPrivate()
	fmt.Println(probed(os.Stdin))
	return true
}

// What a probe says.
const probeWhole = "whole"

var probeFaults = map[string]error{"damaged": ErrDamaged, "read-only": ErrReadOnly, "no-space": ErrNoSpace}

func probed(from io.Reader) (said string) {
	order, err := io.ReadAll(io.LimitReader(from, 64<<10))
	if err != nil || len(order) < 2*keySize {
		return "no order"
	}
	defer wipe(order)
	key, values, dir := order[:keySize], order[keySize:2*keySize], string(order[2*keySize:])
	seals, err := newSealer(values)
	if err == nil {
		err = verifyFiles(context.Background(), dir, key, seals, nil)
	}
	if err == nil {
		return probeWhole
	}
	for word, fault := range probeFaults {
		if errors.Is(err, fault) {
			return word
		}
	}
	return "failed"
}

// verifyFiles opens a store and reads all of it.
func verifyFiles(ctx context.Context, dir string, key []byte, seals *sealer, report Progress) error {
	db, err := openStore(dir, key)
	if err != nil {
		return err
	}
	err = verifyStore(ctx, db, seals, report)
	return errors.Join(err, closeStore(db))
}

// probe has a store opened and read by a child process. Where no child can be
// started, this process has to do.
func (k *keys) probe(ctx context.Context, dir string, report Progress) error {
	program, err := os.Executable()
	if !canProbe || err != nil {
		return verifyFiles(ctx, dir, k.badger, k.seals, report)
	}
	order := slices.Concat(k.badger, k.values, []byte(dir))
	defer wipe(order)
	child := exec.CommandContext(ctx, program, probeArgument)
	child.Stdin = bytes.NewReader(order)
	said, err := child.Output() // a crash writes to the error output, which is thrown away
	word := strings.TrimSpace(string(said))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil && word == probeWhole:
		return nil
	case err == nil && probeFaults[word] != nil:
		return fmt.Errorf("probe: %w", probeFaults[word])
	case err == nil || child.ProcessState != nil:
		return fmt.Errorf("%w: the probe says %q and ends: %v", ErrDamaged, word, child.ProcessState)
	}
	return verifyFiles(ctx, dir, k.badger, k.seals, report)
}
