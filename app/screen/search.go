package screen

import (
	"context"
	"errors"
	"strings"
	"sync"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/i18n"
)

// SearchPage looks for words in all entries while one types, the newest first.
type SearchPage struct {
	env     *Env
	journal *journal.Journal
	state   seeking

	sheet  *kit.Sheet
	field  *kit.Field
	said   *remark
	list   *fyne.Container
	shown  int // of what was found
	cancel func()
}

// seeking is the state of a SearchPage: the words live as long as the journal is
// open, and no longer.
type seeking struct {
	words string
	urdu  bool
	at    kit.Place
}

// mostFound is how many entries are shown: whoever wants fewer types more.
const mostFound = 50

// NewSearch makes the page; state is that of an earlier one.
func NewSearch(env *Env, j *journal.Journal, state any) *SearchPage {
	p := &SearchPage{env: env, journal: j}
	p.state, _ = state.(seeking)
	return p
}

// Title names the page.
func (p *SearchPage) Title() string { return p.env.T("search.title") }

// State is what is looked for.
func (p *SearchPage) State() any {
	p.state.words, p.state.at = p.field.Text(), p.sheet.Place()
	return p.state
}

// Close forgets what was typed and found.
func (p *SearchPage) Close() {
	p.field.Wipe()
	p.list.Objects = nil
}

// Focus is the field.
func (p *SearchPage) Focus() fyne.Focusable { return p.field }

// Content is the field, and below it what is found.
func (p *SearchPage) Content() fyne.CanvasObject {
	l := p.env.Look
	p.said, p.list = newRemark(l), kit.Column(kit.Between)
	p.field = kit.NewField(l, p.state.words, kit.FieldKind{
		Label: l.T("search.words"), Hint: l.T("search.hint"), Most: 200, Phonetic: &p.state.urdu, Changed: p.look,
	})
	column := kit.Column(kit.Around, captioned(l, l.T("search.words"), p.field, p.said.box), p.list, room(kit.Around))
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+2*kit.Around, kit.Around, column)).Side(l)
	p.look(p.state.words)
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// finds hears what is found off the UI thread.
type finds struct {
	mu  sync.Mutex
	all []journal.Found
}

func (f *finds) add(one journal.Found) (n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.all = append(f.all, one)
	return len(f.all)
}

func (f *finds) from(n int) []journal.Found {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.all[n:len(f.all):len(f.all)]
}

var errFoundEnough = errors.New("enough was found")

// look begins anew with every letter.
func (p *SearchPage) look(words string) {
	if p.cancel != nil {
		p.cancel()
	}
	p.shown, p.list.Objects = 0, nil
	p.said.clear()
	p.list.Refresh()
	p.sheet.Reflow()
	sought := i18n.SeekRoman(words)
	if sought.Letters() < 2 {
		return
	}
	find := func(text string) (places []journal.Place) {
		for _, s := range sought.In(text) {
			places = append(places, journal.Place(s))
		}
		return places
	}
	var found finds
	p.cancel = p.env.Run(Work{
		Do: func(ctx context.Context, report func(int, int)) error {
			return p.journal.Search(ctx, find, func(one journal.Found) error {
				n := found.add(one)
				report(n, 0)
				if n > mostFound {
					return errFoundEnough
				}
				return nil
			})
		},
		Heard: func(int, int) { p.show(found.from(p.shown)) },
		Done:  func(err error) { p.done(found.from(p.shown), err) },
	})
}

// show adds what was found since.
func (p *SearchPage) show(more []journal.Found) {
	for _, one := range more {
		if p.shown == mostFound {
			break
		}
		p.list.Add(p.result(one))
		p.shown++
	}
	p.list.Refresh()
	p.sheet.Reflow()
}

// done says how many there are.
func (p *SearchPage) done(rest []journal.Found, err error) {
	l, more := p.env.Look, errors.Is(err, errFoundEnough)
	p.show(rest)
	switch {
	case more:
		p.said.quiet(l.T("search.more", "N", mostFound))
	case errors.Is(err, context.Canceled):
		return // by the next letter, or by hand
	case err != nil:
		p.said.wrong(p.env.Explain(err))
	case p.shown == 0:
		p.said.quiet(l.T("search.none"))
	default:
		p.said.quiet(l.Lang.N("search.found", p.shown))
	}
	p.sheet.Reflow()
}

// result is an entry, with the words round what was found.
func (p *SearchPage) result(f journal.Found) fyne.CanvasObject {
	l := p.env.Look
	text, spans := excerpt(f.Entry.Text, f.Places)
	return kit.NewTile(l, kit.TileFace{
		Image: entryFace(l, f.Entry.Feeling), Beside: true, Text: shortDate(p.env, f.Entry.Date),
		More: kit.NewProse(l, kit.Paragraph{Text: text, Spans: spans, Direction: sideOf(f.Entry.Direction).direction}),
	}, func() { p.env.Go(Route{Page: Write, ID: f.Entry.ID.String(), Prompt: -1}) })
}

// roundIt is how much of a text is shown before and after what was found in it,
// bytes.
const roundIt = 90

// excerpt is the text round the first place, cut between words, on one line, and the
// places in it.
func excerpt(text string, places []journal.Place) (string, []kit.Span) {
	start, end := max(0, places[0].Start-roundIt), min(len(text), places[0].End+2*roundIt)
	for start > 0 && (!utf8.RuneStart(text[start]) || text[start-1] != ' ' && text[start-1] != '\n') {
		start++
		if start >= places[0].Start {
			start = places[0].Start
			break
		}
	}
	for end < len(text) && text[end] != ' ' && text[end] != '\n' && end < places[0].End+3*roundIt {
		end++
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	before, after := "", ""
	if start > 0 {
		before = "… "
	}
	if end < len(text) {
		after = " …"
	}
	var spans []kit.Span
	for _, at := range places {
		if at.Start >= start && at.End <= end {
			spans = append(spans, kit.Span{Start: at.Start - start + len(before), End: at.End - start + len(before), Bold: true})
		}
	}
	return before + strings.ReplaceAll(text[start:end], "\n", " ") + after, spans
}
