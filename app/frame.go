package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// narrow is the window's width below which the rail shows icons with small
// words, dp.
const narrow = 1100

// frame is what stands round every page: the rail at the start side, title and
// switches above, and the line at the foot that says what has happened.
type frame struct {
	s       *Shell
	content *fyne.Container
	page    *fyne.Container
	pane    *fyne.Container // the page and, below it, what is said
	working *fyne.Container // that work is under way
	foot    *fyne.Container // what has happened
	hush    func()          // stops the clock of the line at the foot
}

func newFrame(s *Shell) *frame {
	f := &frame{s: s, page: container.NewStack(), working: kit.Column(0), foot: kit.Column(0)}
	f.pane = &fyne.Container{Layout: paneLayout{}, Objects: []fyne.CanvasObject{f.page, f.working, f.foot}}
	return f
}

// fill puts a page into the frame.
func (f *frame) fill(p screen.Page) {
	l := f.s.look
	ground := canvas.NewRectangle(l.Colours.Paper)
	f.page.Objects = []fyne.CanvasObject{p.Content()}
	body := &fyne.Container{Layout: kit.Mirror(l, &bodyLayout{s: f.s})}
	if _, bare := p.(screen.Bare); bare {
		body.Layout = bareLayout{}
		body.Objects = []fyne.CanvasObject{f.top(""), f.pane}
	} else {
		body.Objects = []fyne.CanvasObject{f.rail(false), f.rail(true), f.top(p.Title()), f.pane}
	}
	f.content = container.NewStack(ground, newWatch(f.s.touch), body)
}

// scroll moves the page by a key that nothing on it has a use for.
func (f *frame) scroll(k *fyne.KeyEvent) {
	if sheet, ok := f.page.Objects[0].(*kit.Sheet); ok {
		sheet.Key(k)
	}
}

// item is a place on the rail.
type item struct {
	icon, key string
	route     screen.Route
	also      []screen.Name // other pages that belong to it
}

func (s *Shell) items() []item {
	diary := screen.Route{Page: screen.Unlock}
	var items []item
	if s.open != nil {
		items = append(items, item{"home", "nav.home", screen.Route{Page: screen.Home}, []screen.Name{screen.Baby, screen.Card}})
		diary.Page = screen.Diary
	}
	return append(items,
		item{"lessons", "nav.lessons", screen.Route{Page: screen.Lessons}, []screen.Name{screen.Reader}},
		item{"journal", "nav.journal", diary, []screen.Name{screen.Write, screen.Begin}},
		item{"settings", "nav.settings", screen.Route{Page: screen.Settings}, nil})
}

// here tells whether the page of now belongs to a place on the rail.
func (i item) here(r screen.Route) bool {
	if i.route.Page == r.Page {
		return true
	}
	for _, n := range i.also {
		if n == r.Page {
			return true
		}
	}
	return false
}

// rail is the way to the main pages; small for a narrow window.
func (f *frame) rail(small bool) fyne.CanvasObject {
	s, l := f.s, f.s.look
	make := func(icon, key string, w kit.Weight, act func()) *kit.Button {
		if small {
			return kit.NewStacked(l, icon, l.T(key), w, act)
		}
		return kit.NewButton(l, icon, l.T(key), w, act).Starting()
	}
	column := kit.Column(kit.Inside/2, l.Picture("cradle", fyne.NewSize(56, 48)))
	for _, i := range s.items() {
		column.Add(make(i.icon, i.key, kit.Plain, func() { s.Go(i.route) }).Selected(i.here(s.route)))
	}
	help := make("help", "nav.help", kit.Danger, func() { s.Go(screen.Route{Page: screen.Help}) })
	ground := canvas.NewRectangle(l.Colours.Sunk)
	places := kit.NewSheet(kit.Inset(2, column)).Side(l)
	return container.NewStack(ground, kit.Inset(kit.Inside, &fyne.Container{
		Layout: railLayout{}, Objects: []fyne.CanvasObject{places, help},
	}))
}

// top is the line above the page: its title, the other language, lock.
func (f *frame) top(title string) fyne.CanvasObject {
	s, l := f.s, f.s.look
	heading := kit.NewLabel(l, title, kit.Words{Step: kit.Title, Bold: true})
	line := kit.RowGrow(l, kit.Inside, 0, heading)
	if s.route.Page == screen.Start {
		for _, tag := range i18n.Tags() {
			line.Add(s.helpIn(tag))
		}
		return line
	}
	if title == "" {
		line.Add(kit.NewButton(l, "help", l.T("nav.help"), kit.Danger, func() { s.Go(screen.Route{Page: screen.Help}) }))
	}
	line.Add(kit.NewButton(l, "language", languageName(s.otherLanguage()), kit.Quiet, s.switchLanguage))
	if s.open != nil {
		line.Add(kit.NewButton(l, "lock", l.T("nav.lock"), kit.Quiet, s.Lock))
	}
	return line
}

// helpIn is the way to help before a language is chosen: it says so in its own.
func (s *Shell) helpIn(tag string) fyne.CanvasObject {
	lang, err := i18n.Load(tag)
	if err != nil {
		lang = s.lang
	}
	return kit.NewButton(s.look, "help", lang.T("nav.help"), kit.Danger, func() {
		s.chooseLanguage(tag)
		s.Go(screen.Route{Page: screen.Help})
	})
}

// staying is how long a line stays at the foot.
const staying = 8 * time.Second

// say shows a line at the foot for a while, with a thing to do about it.
func (f *frame) say(text, action string, act func()) {
	l := f.s.look
	if f.hush != nil {
		f.hush()
	}
	words := kit.NewLabel(l, text, kit.Words{Colour: l.Colours.Ink})
	line := kit.RowGrow(l, kit.Between, 0, words)
	if act != nil {
		line.Add(kit.NewButton(l, "undo", action, kit.Quiet, func() { f.unsay(); act() }))
	}
	f.foot.Objects = []fyne.CanvasObject{kit.NewBanner(l, l.Colours.Primary, line)}
	f.pane.Refresh()
	f.hush = f.s.engine.After(staying, f.unsay)
}

func (f *frame) unsay() {
	f.foot.Objects = nil
	f.pane.Refresh()
}

// busy shows that work is under way and how far it is, with a way to stop it.
func (f *frame) busy(on bool, done, total int) {
	if !on {
		if f.working.Objects != nil {
			f.working.Objects = nil
			f.pane.Refresh()
		}
		return
	}
	l := f.s.look
	text := l.T("app.wait")
	if total > 0 {
		text = l.T("app.wait_part", "Done", l.Lang.Number(done), "Total", l.Lang.Number(total))
	}
	words := kit.NewLabel(l, text, kit.Words{})
	stop := kit.NewButton(l, "close", l.T("app.cancel"), kit.Quiet, func() {
		f.s.desk.stop()
		f.busy(false, 0, 0)
	})
	f.working.Objects = []fyne.CanvasObject{kit.NewBanner(l, l.Colours.Accent, kit.RowGrow(l, kit.Between, 0, words, stop))}
	f.pane.Refresh()
}

// bodyLayout sets rail, top line and page; it shows the rail that fits.
type bodyLayout struct{ s *Shell }

func (b *bodyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide, small, top, page := o[0], o[1], o[2], o[3]
	rail := wide
	if size.Width < narrow {
		rail = small
	}
	wide.(*fyne.Container).Hidden, small.(*fyne.Container).Hidden = rail != wide, rail != small
	w := min(size.Width/3, b.width(rail == small))
	rail.Move(fyne.NewPos(0, 0))
	rail.Resize(fyne.NewSize(w, size.Height))
	h := kit.HeightFor(top, size.Width-w-2*kit.Around)
	top.Move(fyne.NewPos(w+kit.Around, kit.Inside))
	top.Resize(fyne.NewSize(max(0, size.Width-w-2*kit.Around), h))
	page.Move(fyne.NewPos(w, h+2*kit.Inside))
	page.Resize(fyne.NewSize(max(0, size.Width-w), max(0, size.Height-h-2*kit.Inside)))
}

// width is what the rail needs at the text size of now, dp.
func (b *bodyLayout) width(small bool) float32 {
	if small {
		return 3*kit.Inside + 6*b.s.look.Size
	}
	return 3*kit.Inside + 12*b.s.look.Size
}

func (b *bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 360) }

// railLayout keeps help whole at the foot of the rail, also where its words
// wrap; the places above it scroll in what is left.
type railLayout struct{}

func (railLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	places, help := o[0], o[1]
	h := kit.HeightFor(help, size.Width)
	places.Resize(fyne.NewSize(size.Width, max(0, size.Height-h-kit.Inside)))
	help.Move(fyne.NewPos(0, size.Height-h))
	help.Resize(fyne.NewSize(size.Width, h))
}

func (railLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// bareLayout sets the top line over a page without a rail.
type bareLayout struct{}

func (bareLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := kit.HeightFor(o[0], size.Width-2*kit.Around)
	o[0].Move(fyne.NewPos(kit.Around, kit.Inside))
	o[0].Resize(fyne.NewSize(size.Width-2*kit.Around, h))
	o[1].Move(fyne.NewPos(0, h+2*kit.Inside))
	o[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-h-2*kit.Inside)))
}

func (bareLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 360) }

// paneLayout sets what is said below the page, which is as much shorter: words
// never cover what somebody is about to press.
type paneLayout struct{}

func (paneLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	page, said := o[0], o[1:]
	w := min(size.Width-2*kit.Between, 640)
	foot := size.Height
	for i := len(said) - 1; i >= 0; i-- {
		h := kit.HeightFor(said[i], w)
		if h == 0 {
			continue
		}
		foot -= h + kit.Inside
		said[i].Move(fyne.NewPos((size.Width-w)/2, foot))
		said[i].Resize(fyne.NewSize(w, h))
	}
	page.Resize(fyne.NewSize(size.Width, max(0, foot)))
}

func (paneLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 240) }
