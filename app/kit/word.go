package kit

import "fyne.io/fyne/v2"

// Word is a word that is explained: its name, its names in other languages, and
// what it means.
type Word struct {
	Name    string
	Others  []string
	Meaning string
}

// paragraphs are the word as it is read. All of it begins where the page's lines
// do, whatever it is written in.
func (w Word) paragraphs(l *Look, step Step) []Paragraph {
	side := l.Side()
	all := []Paragraph{{Text: w.Name, Words: Words{Step: step, Bold: true}, Direction: side}}
	for _, other := range w.Others {
		all = append(all, Paragraph{Text: other, Words: Words{Colour: l.Colours.Muted}, Direction: side, Above: 2})
	}
	return append(all, Paragraph{Text: w.Meaning, Above: Inside, Direction: side})
}

// NewWord is a word to read on a page.
func NewWord(l *Look, w Word) *Prose { return NewProse(l, w.paragraphs(l, Lead)...) }

// ShowWord explains a word over the page, which stays where it is. Escape, a press
// beside it and its button close it; all leads to all words.
func ShowWord(l *Look, over fyne.Canvas, w Word, all Answer) *Overlay {
	o := newOverlay(l, over)
	o.loose = true
	inner := o.keys()
	shut := NewButton(inner, "close", l.T("app.close"), Quiet, o.Close)
	lead := NewButton(inner, all.Icon, all.Text, all.Weight, func() {
		o.Close()
		all.Act()
	})
	o.dim(Column(Between, NewProse(inner, w.paragraphs(inner, Lead)...), Wrap(inner, Inside, shut, lead)))
	o.show(shut)
	return o
}
