// Gallery is a small program beside the kit: every part of it, in every state,
// with its name below. It is the place to begin reading package kit, and is in
// nothing that ships:
//
//	make gallery
//
// Language, colours and text size are switched at its top. Its own few words
// are in it, in both languages (room.say), and not in the catalogues, which
// hold what people see.
package main

import (
	"log"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gehwara/app/kit"
	"gehwara/i18n"
)

func main() {
	app.SetMetadata(fyne.AppMetadata{
		ID: "org.gehwara.gallery", Name: "gallery", Migrations: map[string]bool{"fyneDo": true},
	})
	w := app.New().NewWindow("Gehwara: the kit")
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 760))
	g := &gallery{canvas: w.Canvas(), tag: "en", theme: kit.Paper, size: 17}
	if err := g.show(); err != nil {
		log.Fatal(err)
	}
	w.ShowAndRun()
}

// gallery is the window, and what is chosen in it.
type gallery struct {
	canvas fyne.Canvas
	tag    string
	theme  kit.Theme
	size   float32
}

// show makes everything anew.
func (g *gallery) show() error {
	r, err := newRoom(g.tag, g.theme, g.size)
	if err != nil {
		return err
	}
	r.canvas = g.canvas
	tips := kit.NewTips(r.look)
	r.look.Desk.Tip = tips.Say
	r.look.Desk.After = after
	page := kit.Column(kit.Parts, g.switches(r))
	for _, p := range parts {
		page.Add(r.part(p))
	}
	sheet := kit.NewSheet(kit.Centred(900, kit.Around, kit.Inset(kit.Inside, page))).Side(r.look)
	r.reflow = sheet.Reflow
	r.look.Desk.Key = func(k *fyne.KeyEvent) { sheet.Key(k) }
	g.canvas.SetOnTypedKey(r.look.Desk.Key)
	g.canvas.SetContent(container.NewStack(canvas.NewRectangle(r.look.Colours.Paper), sheet, tips))
	return nil
}

// switches are what one can look at the parts in.
func (g *gallery) switches(r *room) fyne.CanvasObject {
	l := r.look
	line := kit.Wrap(l, kit.Inside)
	add := func(text string, on bool, change func()) {
		line.Add(kit.NewButton(l, "", text, kit.Quiet, func() {
			change()
			if err := g.show(); err != nil {
				log.Print(err)
			}
		}).Selected(on))
	}
	for _, tag := range i18n.Tags() {
		add(tag, g.tag == tag, func() { g.tag = tag })
	}
	for _, t := range themes {
		add(string(t), g.theme == t, func() { g.theme = t })
	}
	for _, s := range []float32{14, 17, 28} {
		add(l.Lang.Number(int(s)), g.size == s, func() { g.size = s })
	}
	return line
}

// after is the clock of the window.
func after(d time.Duration, f func()) (stop func()) {
	stopped := false // touched on the UI thread only
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() { stopped = true; t.Stop() }
}
