package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"

	"gehwara/app/disk"
	"gehwara/app/screen"
)

// folders fits the folders of this computer to the pages that ask for one.
type folders struct{}

func (folders) Places() []screen.Place {
	var out []screen.Place
	for _, p := range disk.Places() {
		out = append(out, screen.Place{Kind: string(p.Kind), Name: p.Name, Path: p.Path, Free: p.Free, ReadOnly: p.ReadOnly})
	}
	return out
}

func (folders) List(folder, ending string) ([]screen.Thing, bool, error) {
	list, more, err := disk.List(folder, ending)
	var out []screen.Thing
	for _, t := range list {
		out = append(out, screen.Thing{Name: t.Name, Folder: t.Folder, Size: t.Size})
	}
	return out, more, err
}

func (folders) Above(folder string) string { return disk.Above(folder) }

// paper makes pictures to print.
type paper struct{}

// fine is how many dots of a printed picture stand for a dp: 760 dp are 15 cm at
// some 260 dots an inch.
const fine = 2

func (p paper) Draw(o fyne.CanvasObject, size fyne.Size) ([]byte, error) {
	white := canvas.NewRectangle(color.White)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(fine)
	c.SetContent(container.NewStack(white, o))
	c.Resize(size)
	var out bytes.Buffer
	if err := png.Encode(&out, c.Capture()); err != nil {
		return nil, fmt.Errorf("app: draw for print: %w", err)
	}
	return out.Bytes(), nil
}

// Put never writes over a file: the next free number is added to the name.
func (p paper) Put(ctx context.Context, folder, name string, data []byte) (string, error) {
	ending := filepath.Ext(name)
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		path := filepath.Join(folder, name)
		if n > 1 {
			path = filepath.Join(folder, strings.TrimSuffix(name, ending)+"-"+strconv.Itoa(n)+ending)
		}
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("app: put a file: %w", err)
		}
		_, err = file.Write(data)
		if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
			return "", errors.Join(fmt.Errorf("app: put a file: %w", err), os.Remove(path))
		}
		return path, nil
	}
}
