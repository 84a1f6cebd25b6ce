package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// frame is what stands round every page: the rail at the start side, title and
// switches above, and the line at the foot that says what has happened.
type frame struct {
	s       *Shell
	content *fyne.Container
	top     fyne.CanvasObject // the line above the page; nil where there is none
	rail    fyne.CanvasObject // nil where there is none
	page    *fyne.Container
	pane    *fyne.Container // the page, what looks for words on it, and what is said
	above   *fyne.Container // what looks for words
	bar     *kit.Sheet      // on which that stands
	finding finding
	working *fyne.Container // that work is under way
	foot    *fyne.Container // what has happened

	tips     *kit.Tips     // over the page
	toast    *kit.Toast    // at the foot; nil when nothing is said
	offered  offer         // what that offers to do
	progress *kit.Progress // of work under way; nil for none
}

func newFrame(s *Shell) *frame {
	f := &frame{s: s, page: container.NewStack(), above: kit.Column(0), working: kit.Column(0), foot: kit.Column(0)}
	f.bar = kit.NewSheet(f.above).Side(s.look)
	f.pane = &fyne.Container{Layout: paneLayout{38 * s.look.Size}, Objects: []fyne.CanvasObject{
		f.page, f.bar, kit.NewSheet(f.working).Side(s.look), kit.NewSheet(f.foot).Side(s.look),
	}}
	return f
}

// fill puts a page into the frame.
func (f *frame) fill(p screen.Page) {
	l := f.s.look
	ground := canvas.NewRectangle(l.Colours.Paper)
	f.tips = kit.NewTips(l)
	f.page.Objects = []fyne.CanvasObject{p.Content()}
	defer func() { f.content.Layout = heard{f.content.Layout, f.s.windowed} }()
	if _, alone := p.(screen.Alone); alone {
		f.content = container.NewStack(ground, f.page, kit.NewSpoken(f.s.canvas, f.page))
		return
	}
	body := &fyne.Container{Layout: bareLayout{}}
	if _, bare := p.(screen.Bare); bare {
		f.top = f.newTop("")
		body.Objects = []fyne.CanvasObject{f.pane, f.top}
	} else {
		rail := f.newRail()
		f.top, f.rail = f.newTop(p.Title()), rail
		body.Layout = kit.Mirror(l, bodyLayout{rail})
		body.Objects = []fyne.CanvasObject{f.pane, f.top, rail}
	}
	f.content = container.NewStack(ground, newWatch(f.s.touch), body, f.tips, kit.NewSpoken(f.s.canvas, body))
}

// parts are what F6 goes through, in the order of Tab.
func (f *frame) parts() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{f.page, f.above, f.working, f.foot}
	for _, part := range []fyne.CanvasObject{f.top, f.rail} {
		if part != nil {
			parts = append(parts, part)
		}
	}
	return parts
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
		items = append(items, item{"home", "nav.home", screen.Route{Page: screen.Home}, []screen.Name{screen.Baby, screen.Card, screen.Blank, screen.Repaired}})
		diary.Page = screen.Diary
	}
	return append(items,
		item{"lessons", "nav.lessons", screen.Route{Page: screen.Lessons}, []screen.Name{screen.Reader}},
		item{"sources", "nav.library", screen.Route{Page: screen.Library}, []screen.Name{screen.Leaflet, screen.Words, screen.Evidence, screen.Growth}},
		item{"journal", "nav.journal", diary, []screen.Name{screen.Write, screen.History, screen.Search, screen.Begin}},
		item{"settings", "nav.settings", screen.Route{Page: screen.Settings}, []screen.Name{screen.Safety, screen.Rename, screen.Repass, screen.Renew, screen.Backup, screen.Restore, screen.Export, screen.Destroy}})
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

// newRail is the way to the main pages.
func (f *frame) newRail() *kit.Rail {
	s, l := f.s, f.s.look
	var items []kit.RailItem
	for _, i := range s.items() {
		items = append(items, kit.RailItem{
			Icon: i.icon, Text: l.T(i.key), Here: i.here(s.route), Act: func() { s.Go(i.route) },
		})
	}
	return kit.NewRail(l, "cradle", items, kit.RailItem{
		Icon: "help", Text: l.T("nav.help"), Act: func() { s.Go(screen.Route{Page: screen.Help}) },
	})
}

// newTop is the line above the page: its title, the other language, lock.
func (f *frame) newTop(title string) fyne.CanvasObject {
	s, l := f.s, f.s.look
	ways := kit.Wrap(l, kit.Inside)
	if s.route.Page == screen.Start {
		for _, tag := range s.from.words.Tags() {
			ways.Add(s.helpIn(tag))
		}
		ways.Add(s.coverButton(s.from.words.Tags()...))
		return kit.Beside(l, 0, 0, kit.Column(0), ways)
	}
	if title == "" {
		ways.Add(kit.NewButton(l, "help", l.T("nav.help"), kit.Danger, func() { s.Go(screen.Route{Page: screen.Help}) }))
	}
	ways.Add(s.switchButton("language", s.from.name(s.otherLanguage()), s.switchLanguage))
	ways.Add(s.coverButton(l.Lang.Tag()))
	if s.open != nil {
		ways.Add(s.switchButton("lock", l.T("nav.lock"), s.Lock))
	}
	if title == "" {
		return kit.Beside(l, 0, 0, kit.Column(0), ways)
	}
	return kit.Beside(l, 6*l.Size, kit.Inside, s.heading(title), ways)
}

// heading is the title above a page. In a low window it is smaller, and one that is
// long is scrolled, so that there is a page below it.
func (s *Shell) heading(title string) fyne.CanvasObject {
	l := s.look
	if !s.fits.low {
		return kit.NewLabel(l, title, kit.Words{Step: kit.Title, Bold: true})
	}
	return kit.Low(3.5*l.Size, kit.NewSheet(kit.NewLabel(l, title, kit.Words{Bold: true})).Side(l).Aside())
}

// switchButton is one at the end of the line above the page: where there is little
// room, its icon alone.
func (s *Shell) switchButton(icon, name string, act func()) *kit.Button {
	if s.fits.slight {
		return kit.NewIcon(s.look, icon, name, kit.Quiet, act)
	}
	return kit.NewButton(s.look, icon, name, kit.Quiet, act)
}

// helpIn is the way to help before a language is chosen: it says so in its own.
func (s *Shell) helpIn(tag string) fyne.CanvasObject {
	lang, err := s.from.words.Load(tag)
	if err != nil {
		lang = s.lang
	}
	return kit.NewButton(s.look, "help", lang.T("nav.help"), kit.Danger, func() {
		s.chooseLanguage(tag)
		s.Go(screen.Route{Page: screen.Help})
	})
}

// coverButton is the way to the quick cover, named in these languages.
func (s *Shell) coverButton(tags ...string) fyne.CanvasObject {
	var names []string
	for _, tag := range tags {
		if lang, err := s.from.words.Load(tag); err == nil {
			names = append(names, lang.T("nav.cover"))
		}
	}
	return s.switchButton("cover", strings.Join(names, " · "), s.Cover)
}

// say shows a line at the foot for a while, with a thing to do about it.
func (f *frame) say(text, action string, act func()) {
	f.unsay()
	f.toast = kit.NewToast(f.s.look, text, action, act, f.unsay)
	if act != nil {
		f.offered = offer{text, action, act, f.s.open, f.s.now()}
	}
	f.foot.Objects = []fyne.CanvasObject{f.toast}
	f.pane.Refresh()
}

func (f *frame) unsay() {
	if f.toast == nil {
		return
	}
	f.toast.Stop()
	f.toast, f.offered, f.foot.Objects = nil, offer{}, nil
	f.pane.Refresh()
	f.s.settled()
}

// busy shows that work is under way and how far it is, with a way to stop it.
func (f *frame) busy(on bool, done, total int) {
	switch {
	case !on && f.progress == nil:
		return
	case !on:
		f.progress.Stop()
		f.progress, f.working.Objects = nil, nil
		defer f.s.settled()
	case f.progress == nil:
		f.progress = kit.NewProgress(f.s.look, func() {
			f.s.desk.stop()
			f.busy(false, 0, 0)
		})
		f.working.Objects = []fyne.CanvasObject{f.progress}
		fallthrough
	default:
		f.progress.Report(done, total)
	}
	f.pane.Refresh()
}

// tip names a thing of the page that bears no words.
func (f *frame) tip(words string, of fyne.CanvasObject) {
	if f.tips != nil {
		f.tips.Say(words, of)
	}
}

// close stops the clocks of a frame that is no longer seen, and forgets what was
// looked for on its page.
func (f *frame) close() {
	if bar := f.finding.bar; bar != nil {
		bar.Clear()
		f.finding = finding{}
	}
	f.unsay()
	f.busy(false, 0, 0)
}

// bodyLayout sets rail, top line and page.
type bodyLayout struct{ rail *kit.Rail }

func (b bodyLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	page, top, rail := o[0], o[1], o[2]
	b.rail.SetNarrow(size.Width < narrow)
	w := min(size.Width/3, b.rail.Width())
	rail.Move(fyne.NewPos(0, 0))
	rail.Resize(fyne.NewSize(w, size.Height))
	h := kit.HeightFor(top, size.Width-w-2*kit.Around)
	top.Move(fyne.NewPos(w+kit.Around, kit.Inside))
	top.Resize(fyne.NewSize(max(0, size.Width-w-2*kit.Around), h))
	page.Move(fyne.NewPos(w, h+2*kit.Inside))
	page.Resize(fyne.NewSize(max(0, size.Width-w), max(0, size.Height-h-2*kit.Inside)))
}

func (bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return leastWindow }

// bareLayout sets the top line over a page without a rail.
type bareLayout struct{}

func (bareLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	page, top := o[0], o[1]
	h := kit.HeightFor(top, size.Width-2*kit.Around)
	top.Move(fyne.NewPos(kit.Around, kit.Inside))
	top.Resize(fyne.NewSize(size.Width-2*kit.Around, h))
	page.Move(fyne.NewPos(0, h+2*kit.Inside))
	page.Resize(fyne.NewSize(size.Width, max(0, size.Height-h-2*kit.Inside)))
}

func (bareLayout) MinSize([]fyne.CanvasObject) fyne.Size { return leastWindow }

// paneLayout sets what looks for words above the page and what is said below it;
// the page is as much shorter: words never cover what somebody is about to press.
// What is very long is scrolled, so that the page keeps the better part.
type paneLayout struct{ most float32 } // width of what is said, dp

func (p paneLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	page, above, said := o[0], o[1], o[2:]
	head := min(kit.HeightFor(above, size.Width), size.Height*0.4)
	above.Resize(fyne.NewSize(size.Width, head))
	w := min(size.Width-2*kit.Between, p.most)
	foot := size.Height
	for i := len(said) - 1; i >= 0; i-- {
		h := min(kit.HeightFor(said[i], w), max(size.Height*0.3, leastSaid))
		if h == 0 {
			said[i].Resize(fyne.NewSize(w, 0))
			continue
		}
		foot -= h + kit.Inside
		said[i].Move(fyne.NewPos((size.Width-w)/2, foot))
		said[i].Resize(fyne.NewSize(w, h))
	}
	page.Move(fyne.NewPos(0, head))
	page.Resize(fyne.NewSize(size.Width, max(0, foot-head)))
}

// leastSaid is room for one line with its button and their rings, dp.
const leastSaid = 56

func (paneLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 240) }
