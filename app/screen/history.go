package screen

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// HistoryPage shows the versions of an entry: those to choose from, where two copies
// of the journal changed it apart, and the earlier ones. Any of them can be brought
// back; none is ever lost by it.
type HistoryPage struct {
	keeper
	journal *journal.Journal
	id      uuid.UUID
	state   versioning

	sheet    *kit.Sheet
	column   *fyne.Container
	choose   []journal.Version // when there is more than one to choose from
	versions []journal.Version // all, the newest first
	err      error
}

// versioning is the state of a HistoryPage.
type versioning struct {
	open uuid.UUID // the version that is compared; zero: none
	at   kit.Place
}

// NewHistory makes the page of the entry of this id; state is that of an earlier
// one.
func NewHistory(env *Env, j *journal.Journal, id string, state any) *HistoryPage {
	p := &HistoryPage{keeper: keeper{env: env}, journal: j}
	p.state, _ = state.(versioning)
	if p.id, p.err = uuid.Parse(id); p.err == nil {
		p.load()
	}
	return p
}

// load reads the versions anew.
func (p *HistoryPage) load() {
	ctx := context.Background()
	if p.versions, p.err = p.journal.History(ctx, p.id); p.err != nil {
		return
	}
	if p.choose, p.err = p.journal.Versions(ctx, p.id); len(p.choose) < 2 {
		p.choose = nil
	}
}

// Title names the page.
func (p *HistoryPage) Title() string { return p.env.T("history.title") }

// State is which version is compared.
func (p *HistoryPage) State() any {
	p.state.at = p.sheet.Place()
	return p.state
}

// Close drops the words.
func (p *HistoryPage) Close() { p.versions, p.choose = nil, nil }

// Content lists the versions.
func (p *HistoryPage) Content() fyne.CanvasObject {
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(p.env.Look.Column()+2*kit.Around, kit.Around, p.column)).Side(p.env.Look)
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

func (p *HistoryPage) fill() {
	l := p.env.Look
	p.column.Objects = nil
	if p.err != nil {
		p.column.Add(notice(l, l.T("history.unreadable")))
	}
	if len(p.choose) > 0 {
		p.toChoose()
	}
	if earlier := p.earlier(); len(earlier) > 0 {
		p.column.Add(muted(l, l.T("history.line")))
		for i, v := range earlier {
			p.column.Add(p.version(i, v))
		}
	} else if p.err == nil && len(p.choose) == 0 {
		p.column.Add(muted(l, l.T("history.none")))
	}
	p.column.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.env.Back)))
	p.column.Add(room(kit.Around))
}

// now is what the entry says.
func (p *HistoryPage) now() journal.Version {
	if len(p.choose) > 0 {
		return p.choose[0]
	}
	return p.versions[0]
}

// earlier are the versions that were written over and say something else than what
// stands now, each once.
func (p *HistoryPage) earlier() (list []journal.Version) {
	if len(p.versions) == 0 {
		return nil
	}
	said := []journal.Version{p.now()}
	for _, v := range p.versions {
		same := func(other journal.Version) bool { return sameWords(v.Entry, other.Entry) }
		if v.Head || v.Deleted || slices.ContainsFunc(said, same) {
			continue
		}
		said, list = append(said, v), append(list, v)
	}
	return list
}

// sameWords tells whether two versions show the same.
func sameWords(a, b journal.Entry) bool {
	return a.Text == b.Text && a.Feeling == b.Feeling && a.Date == b.Date
}

// toChoose shows the versions that stand side by side.
func (p *HistoryPage) toChoose() {
	l := p.env.Look
	p.column.Add(kit.NewBanner(l, kit.Care, kit.NewLabel(l, l.T("history.two"), kit.Words{})))
	for i, v := range p.choose {
		keep := kit.NewButton(l, "check", l.T("history.keep"), kit.Quiet, func() { p.bringBack(v) }).About(p.numbered(i, v))
		p.column.Add(kit.NewCard(l, kit.Column(kit.Between, p.head(v), p.words(v.Entry.Text, nil), kit.Row(l, 0, keep))))
	}
	p.column.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "copy", l.T("history.both"), kit.Primary, func() {
		p.change("history.both_done", func(ctx context.Context) error { return p.journal.KeepBoth(ctx, p.id) })
	})))
}

// head says when a version was written, and its face.
func (p *HistoryPage) head(v journal.Version) fyne.CanvasObject {
	l := p.env.Look
	return kit.RowGrow(l, kit.Between, 1, entryFace(l, v.Entry.Feeling), kit.NewLabel(l, p.when(v), kit.Words{Bold: true}))
}

// when is the moment at which a version was written.
func (p *HistoryPage) when(v journal.Version) string {
	l, at := p.env.Look, v.At.Local()
	return l.T("history.when", "Date", l.Lang.Date(at.Year(), at.Month(), at.Day()),
		"Time", l.Lang.Digits(at.Format("15:04")))
}

// numbered names a version apart from others of the same minute.
func (p *HistoryPage) numbered(i int, v journal.Version) string {
	return p.env.Look.Lang.Number(i+1) + ", " + p.when(v)
}

// version is one of the earlier versions: folded, or compared with what stands now.
func (p *HistoryPage) version(i int, v journal.Version) fyne.CanvasObject {
	l, open := p.env.Look, v.ID == p.state.open
	body := kit.Column(kit.Between, p.head(v))
	if open {
		then, now := compared(v.Entry.Text, p.now().Entry.Text)
		body.Add(captioned(l, l.T("history.then"), p.words(v.Entry.Text, then)))
		body.Add(captioned(l, l.T("history.now"), p.words(p.now().Entry.Text, now)))
	} else if words := firstWords(v.Entry.Text); words != "" {
		body.Add(kit.NewLabel(l, words, kit.Words{Own: true}))
	}
	key := "history.compare"
	if open {
		key = "history.fold"
	}
	body.Add(kit.Wrap(l, kit.Inside,
		kit.NewButton(l, fold(open), l.T(key), kit.Quiet, func() {
			p.state.open = v.ID
			if open {
				p.state.open = uuid.UUID{}
			}
			p.again()
		}).About(p.numbered(i, v)),
		kit.NewButton(l, "undo", l.T("history.back"), kit.Quiet, func() { p.bringBack(v) }).About(p.numbered(i, v))))
	return kit.NewCard(l, body)
}

// words are a text as its writer wrote it, with what differs in bold.
func (p *HistoryPage) words(text string, bold []kit.Span) fyne.CanvasObject {
	l := p.env.Look
	if strings.TrimSpace(text) == "" {
		return muted(l, l.T("journal.no_words"))
	}
	var lines []kit.Paragraph
	start := 0
	for line := range strings.Lines(text) {
		end := start + len(line)
		lines = append(lines, kit.Paragraph{
			Text: strings.TrimRight(line, "\n"), Spans: clipped(bold, start, start+len(strings.TrimRight(line, "\n"))),
		})
		start = end
	}
	return kit.NewProse(l, lines...)
}

// again sets the page out anew, where it is.
func (p *HistoryPage) again() {
	at := p.sheet.Offset()
	p.fill()
	p.sheet.Reflow()
	p.sheet.ScrollTo(at)
}

// bringBack makes a version what the entry says.
func (p *HistoryPage) bringBack(v journal.Version) {
	p.change("history.done", func(ctx context.Context) error { return p.journal.BringBack(ctx, p.id, v.ID) })
}

// change does it and goes to the entry.
func (p *HistoryPage) change(done string, do func(context.Context) error) {
	p.keep(do, func() {
		p.env.Back()
		p.env.Say(p.env.T(done), "", nil)
	})
}

// compared gives the stretches of two texts that the other has not.
func compared(then, now string) (gone, come []kit.Span) {
	a, b := 0, 0
	for _, piece := range journal.Compare(then, now) {
		n := len(piece.Text)
		switch piece.Mark {
		case journal.Gone:
			gone = append(gone, kit.Span{Start: a, End: a + n, Bold: true})
			a += n
		case journal.New:
			come = append(come, kit.Span{Start: b, End: b + n, Bold: true})
			b += n
		default:
			a, b = a+n, b+n
		}
	}
	return gone, come
}

// clipped are the spans between two places of a text, told from the first of them.
func clipped(spans []kit.Span, start, end int) (out []kit.Span) {
	for _, s := range spans {
		s.Start, s.End = max(s.Start, start)-start, min(s.End, end)-start
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	return out
}
