package screen

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// DiaryPage is the list of entries, newest first, by months.
type DiaryPage struct {
	env     *Env
	journal *journal.Journal
	read    Reading
	state   browsing

	sheet   *kit.Sheet
	column  *fyne.Container
	entries []journal.Entry
	cursor  string            // of the entries after these; "" when there are none
	deleted []journal.Entry   // those that can be brought back
	left    map[uuid.UUID]int // for how many days
	beside  []uuid.UUID       // entries with more than one version to choose from
	err     error             // of the last reading
	held    error             // why words that were written are not saved yet
}

// browsing is the state of a DiaryPage.
type browsing struct {
	at      kit.Place // how far down
	words   bool      // the words are shown
	further int       // how often older entries were asked for
	deleted bool      // the deleted entries are shown
}

// pageful is how many entries are shown at once.
const pageful = 50

// NewDiary makes the page; state is that of an earlier one.
func NewDiary(env *Env, j *journal.Journal, r Reading, state any) *DiaryPage {
	p := &DiaryPage{env: env, journal: j, read: r}
	p.state, _ = state.(browsing)
	return p
}

// Title names the page, and never what is in it.
func (p *DiaryPage) Title() string { return p.env.T("journal.title") }

// State is how far down the page is, and what is unfolded.
func (p *DiaryPage) State() any {
	p.state.at = p.sheet.Place()
	return p.state
}

// Close drops the entries.
func (p *DiaryPage) Close() { p.entries, p.deleted = nil, nil }

// Content shows the way to write and then the entries.
func (p *DiaryPage) Content() fyne.CanvasObject {
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(wide, kit.Around, p.column)).Side(p.env.Look)
	p.load()
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// load reads the entries anew, as far as they were asked for.
func (p *DiaryPage) load() {
	p.entries, p.cursor = nil, ""
	p.held = p.journal.Settle(context.Background())
	p.deleted, p.err = p.journal.Deleted(context.Background())
	p.left, _ = p.journal.DaysLeft(context.Background()) // else nothing is said of it
	p.beside, _ = p.journal.Beside(context.Background())
	slices.SortFunc(p.deleted, func(a, b journal.Entry) int { return b.Date.Compare(a.Date) })
	for range p.state.further + 1 {
		if p.next(); p.cursor == "" {
			return
		}
	}
}

// next reads the next entries.
func (p *DiaryPage) next() {
	entries, cursor, err := p.journal.Newest(context.Background(), p.cursor, pageful)
	p.entries, p.cursor = append(p.entries, entries...), cursor
	p.err = cmp.Or(p.err, err)
}

// fill sets the page out from what was read.
func (p *DiaryPage) fill() {
	l := p.env.Look
	p.column.Objects = nil
	if p.held != nil {
		p.column.Add(notice(l, notSaved(p.env, p.held)))
	}
	if p.err != nil {
		p.column.Add(notice(l, p.env.Explain(p.err)))
	}
	if len(p.beside) > 0 {
		p.column.Add(p.toChoose())
	}
	switch {
	case len(p.entries) > 0:
		p.column.Add(p.top())
	case p.err == nil:
		p.column.Add(p.empty())
	}
	p.months()
	if p.cursor != "" {
		p.column.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "down", l.T("journal.older"), kit.Quiet, p.older)))
	}
	if len(p.deleted) > 0 {
		p.bin()
	}
	p.column.Add(room(kit.Around))
}

// refill sets the page out anew, where it is.
func (p *DiaryPage) refill() {
	at := p.sheet.Offset()
	p.fill()
	p.sheet.Reflow()
	p.sheet.ScrollTo(at)
}

// writeButton is the one thing to do here.
func (p *DiaryPage) writeButton() *kit.Button {
	return kit.NewButton(p.env.Look, "write", p.env.T("journal.write"), kit.Primary, func() {
		p.env.Go(Route{Page: Write, Prompt: -1})
	}).Sized(kit.Lead)
}

// top has the way to write, and shows or hides the words.
func (p *DiaryPage) top() fyne.CanvasObject {
	l := p.env.Look
	icon, key := "show", "journal.words_show"
	if p.state.words {
		icon, key = "hide", "journal.words_hide"
	}
	toggle := kit.NewButton(l, icon, l.T(key), kit.Quiet, func() {
		p.state.words = !p.state.words
		p.refill()
	})
	search := kit.NewButton(l, "search", l.T("search.title"), kit.Quiet, func() { p.env.Go(Route{Page: Search}) })
	return kit.Ends(l, kit.Inside, kit.Row(l, 0, p.writeButton()), kit.Wrap(l, kit.Inside, search, toggle))
}

// empty says why to begin.
func (p *DiaryPage) empty() fyne.CanvasObject {
	return kit.NewEmpty(p.env.Look, "cradle", p.env.T("journal.empty"), p.writeButton())
}

// toChoose leads to the entries that were changed apart in two copies.
func (p *DiaryPage) toChoose() fyne.CanvasObject {
	l := p.env.Look
	first := p.beside[0].String()
	return kit.NewBanner(l, kit.Care, kit.Ends(l, kit.Inside,
		kit.NewLabel(l, l.Lang.N("journal.two", len(p.beside)), kit.Words{}),
		kit.Row(l, 0, kit.NewButton(l, "next", l.T("journal.two_see"), kit.Quiet, func() {
			p.env.Go(Route{Page: History, ID: first})
		}))))
}

// months lists the entries, each under its month.
func (p *DiaryPage) months() {
	for from := 0; from < len(p.entries); {
		first := p.entries[from].Date
		to := from + 1
		for to < len(p.entries) && p.entries[to].Date.Year == first.Year && p.entries[to].Date.Month == first.Month {
			to++
		}
		p.column.Add(p.month(first, p.entries[from:to]))
		from = to
	}
}

// month is the entries of one month under its name.
func (p *DiaryPage) month(of journal.Date, entries []journal.Entry) fyne.CanvasObject {
	l, part := p.env.Look, kit.Column(kit.Between)
	if of.Valid() {
		part.Add(heading(l, l.Lang.MonthYear(of.Year, of.Month)))
	}
	part.Add(entryCards(p.env, p.read.Course, entries, p.state.words))
	return part
}

// older shows the next entries.
func (p *DiaryPage) older() {
	p.state.further++
	p.next()
	p.refill()
}

// bin lists the entries that can still be brought back, when it is open. Their
// words are never shown here.
func (p *DiaryPage) bin() {
	l := p.env.Look
	p.column.Add(kit.NewButton(l, fold(p.state.deleted), l.T("journal.deleted"), kit.Plain, func() {
		p.state.deleted = !p.state.deleted
		p.refill()
	}).Starting())
	if !p.state.deleted {
		return
	}
	var rows []kit.ListRow
	for _, e := range p.deleted {
		day := shortDate(p.env, e.Date)
		hint := ""
		if n, known := p.left[e.ID]; known {
			hint = l.Lang.N("journal.days_left", n)
		}
		rows = append(rows, kit.ListRow{Image: entryFace(l, e.Feeling), Text: day, Hint: hint, Buttons: []fyne.CanvasObject{
			kit.NewButton(l, "undo", l.T("journal.restore"), kit.Quiet, func() { p.restore(e) }).About(day),
			kit.NewButton(l, "erase", l.T("write.erase"), kit.Danger, func() { p.erase(e) }).About(day),
		}})
	}
	p.column.Add(kit.NewLabel(l, l.Lang.N("journal.deleted_line", journal.DeletedDays), kit.Words{Step: kit.Small, Colour: l.Colours.Muted}))
	p.column.Add(kit.NewList(l, rows...))
}

func (p *DiaryPage) restore(e journal.Entry) {
	p.change("write.restored_entry", p.journal.Restore(context.Background(), e.ID))
}

// erase asks before it does what can't be undone.
func (p *DiaryPage) erase(e journal.Entry) {
	l := p.env.Look
	kit.Ask(l, p.env.Canvas, l.T("write.erase_title"), l.T("write.erase_line")+"\n"+l.T("write.erase_copies"),
		kit.Answer{Text: l.T("app.cancel"), Weight: kit.Quiet},
		kit.Answer{Icon: "erase", Text: l.T("write.erase"), Weight: kit.Danger, Act: func() {
			p.env.Run(Work{
				Lasting: true,
				Do:      func(ctx context.Context, report func(int, int)) error { return p.journal.EraseNow(ctx, e.ID, report) },
				Done:    func(err error) { p.erased(e, err) },
			})
		}})
}

// erased says that an entry is gone, also when only what its files hold of it is left to
// be removed.
func (p *DiaryPage) erased(e journal.Entry, err error) {
	if err == nil {
		p.change("write.erased", nil)
		return
	}
	p.load()
	p.refill()
	if slices.ContainsFunc(p.deleted, func(other journal.Entry) bool { return other.ID == e.ID }) {
		p.change("", err)
		return
	}
	p.env.Say(p.env.T("write.erased_later"), "", nil)
}

// change shows the page after a change of the journal, and says what it was.
func (p *DiaryPage) change(done string, err error) {
	if err != nil {
		p.env.Say(p.env.Explain(err), "", nil)
		return
	}
	p.load()
	p.refill()
	p.env.Say(p.env.T(done), "", nil)
}
