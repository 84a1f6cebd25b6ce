package kit

import "fyne.io/fyne/v2"

// Answer is one of the buttons of an Ask.
type Answer struct {
	Icon   string
	Text   string
	Weight Weight
	Act    func()
}

// Ask shows a question with its answers; the first has the focus. Each answer
// closes it, and so does Escape, without an answer.
func Ask(l *Look, over fyne.Canvas, title, text string, answers ...Answer) *Overlay {
	o := newOverlay(l, over)
	inner := o.keys()
	buttons := Column(Inside)
	for _, a := range answers {
		buttons.Add(NewButton(inner, a.Icon, a.Text, a.Weight, func() {
			o.Close()
			if a.Act != nil {
				a.Act()
			}
		}))
	}
	body := Column(Between,
		NewLabel(l, title, Words{Step: Lead, Bold: true}),
		NewProse(inner, Paragraph{Text: text}),
		buttons)
	var first fyne.Focusable
	if len(buttons.Objects) > 0 {
		first = buttons.Objects[0].(fyne.Focusable)
	}
	o.dim(body)
	o.show(first)
	return o
}
