package screen

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// Place is where one may begin to look for a folder or a file. Kind names its
// icon and message: stick, drive, home, desktop, documents, downloads.
type Place struct {
	Kind, Name, Path string
	Free             uint64 // bytes; 0 where nobody knows
	ReadOnly         bool   // nothing can be written there
}

// Thing is what lies in a folder.
type Thing struct {
	Name   string
	Folder bool
	Size   int64 // bytes; of a file
}

// Disk is what a page that asks for a folder or a file needs of this computer. Its
// calls may take long: a stick may be slow.
type Disk interface {
	Places() []Place
	// List gives the folders in a folder, and its files with an ending; more tells
	// that there are others.
	List(folder, ending string) (things []Thing, more bool, err error)
	// Above is the folder that holds folder; "" for none.
	Above(folder string) string
}

// chooser asks for a folder, or for a file of a kind. Fyne's own dialog neither
// mirrors nor draws Urdu, and shows more than most people want to see.
type chooser struct {
	env    *Env
	disk   Disk
	sheet  *kit.Sheet
	ending string            // of the files that can be taken; "": a folder is
	take   string            // the message of the button that takes the folder
	taken  func(path string) // the folder, or the file

	folder string // "": the places are shown
	box    *fyne.Container
	cancel func()
}

// newChooser makes a chooser that begins in a folder, or with the places. fill must
// be called once the page has its sheet.
func newChooser(env *Env, disk Disk, ending, take string, taken func(path string)) *chooser {
	return &chooser{env: env, disk: disk, ending: ending, take: take, taken: taken, box: kit.Column(kit.Between)}
}

// fill shows what there is to choose from, once it is read.
func (c *chooser) fill() {
	if c.cancel != nil {
		c.cancel()
	}
	var places []Place
	var things []Thing
	var more bool
	c.show(muted(c.env.Look, c.env.T("app.wait")))
	folder := c.folder
	c.cancel = c.env.Run(Work{
		Do: func(context.Context, func(int, int)) (err error) {
			if folder == "" {
				places = c.disk.Places()
				return nil
			}
			things, more, err = c.disk.List(folder, c.ending)
			return err
		},
		Done: func(err error) {
			switch {
			case err != nil:
				c.show(c.way(), notice(c.env.Look, c.env.T("choose.unreadable")))
			case folder == "":
				c.show(c.places(places))
			default:
				c.show(c.way(), c.things(things), c.rest(len(things), more))
			}
		},
	})
}

func (c *chooser) show(objects ...fyne.CanvasObject) {
	c.box.Objects = objects
	c.box.Refresh()
	c.sheet.Reflow()
}

// enter looks into a folder.
func (c *chooser) enter(folder string) {
	c.folder = folder
	c.fill()
	c.sheet.Reveal(c.box)
}

// places are where one may begin.
func (c *chooser) places(list []Place) fyne.CanvasObject {
	l := c.env.Look
	var rows []kit.ListRow
	for _, p := range list {
		icon, text := p.Kind, l.T("choose."+p.Kind)
		switch p.Kind {
		case "stick":
			text = l.T("choose.stick", "Name", l.Lang.Quote(p.Name))
		case "drive":
			icon, text = "folder", l.T("choose.drive", "Name", l.Lang.Quote(p.Name))
		case "home":
		default:
			icon = "folder"
		}
		hint := ""
		switch {
		case p.ReadOnly && c.ending == "":
			hint = l.T("choose.read_only")
		case p.Free > 0:
			hint = l.T("choose.free", "Size", size(l, p.Free))
		}
		rows = append(rows, kit.ListRow{
			Image: l.Icon(icon, l.Colours.Primary, 1.5*l.Size), Text: text, Hint: hint,
			Act: func() { c.enter(p.Path) },
		})
	}
	if len(rows) == 0 {
		return notice(l, l.T("choose.unreadable"))
	}
	return kit.NewList(l, rows...)
}

// way tells where one is, and leads up or back to the places.
func (c *chooser) way() fyne.CanvasObject {
	l := c.env.Look
	buttons := kit.Wrap(l, kit.Inside)
	if above := c.disk.Above(c.folder); above != "" {
		buttons.Add(kit.NewButton(l, "up", l.T("choose.up"), kit.Quiet, func() { c.enter(above) }))
	}
	buttons.Add(kit.NewButton(l, "stick", l.T("choose.places"), kit.Quiet, func() { c.enter("") }))
	if c.ending == "" {
		folder := c.folder
		buttons.Objects = append([]fyne.CanvasObject{
			kit.NewButton(l, "check", l.T(c.take), kit.Primary, func() { c.taken(folder) }),
		}, buttons.Objects...)
	}
	return kit.Column(kit.Inside,
		pathLine(l, c.folder, kit.Words{Bold: true}), buttons)
}

// things are the folders to go into, and the files to take.
func (c *chooser) things(list []Thing) fyne.CanvasObject {
	l := c.env.Look
	var rows []kit.ListRow
	for _, t := range list {
		path := filepath.Join(c.folder, t.Name)
		row := kit.ListRow{
			Image: l.Icon("folder", l.Colours.Muted, 1.5*l.Size), Text: l.Lang.File(t.Name),
			Act: func() { c.enter(path) },
		}
		if !t.Folder {
			row.Image = l.Icon("file", l.Colours.Primary, 1.5*l.Size)
			row.Hint, row.Act = size(l, uint64(t.Size)), func() { c.taken(path) }
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		key := "choose.no_folders"
		if c.ending != "" {
			key = "choose.no_files"
		}
		return muted(l, l.T(key))
	}
	return kit.NewList(l, rows...)
}

// rest says that a folder holds more than is shown.
func (c *chooser) rest(shown int, more bool) fyne.CanvasObject {
	if !more {
		return kit.Column(0)
	}
	return muted(c.env.Look, c.env.T("choose.more", "N", shown))
}

// size is a number of bytes as people say it.
func size(l *kit.Look, bytes uint64) string {
	const step = 1000
	for _, unit := range []struct {
		least uint64
		key   string
	}{{step * step * step, "choose.gb"}, {step * step, "choose.mb"}} {
		if bytes >= unit.least {
			return l.T(unit.key, "N", int(bytes/unit.least))
		}
	}
	return l.T("choose.kb", "N", int((bytes+step-1)/step))
}
