package screen

import (
	"image/color"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/i18n"
)

// remark is a line beside a field: what is wrong with it, or a quiet word. It
// takes no room while it says nothing, unless room is kept for it.
type remark struct {
	box  *fyne.Container
	look *kit.Look
	text string
	icon string
	kept bool
}

func newRemark(l *kit.Look) *remark {
	r := &remark{box: kit.Column(0), look: l}
	r.box.Hide()
	return r
}

// newStillRemark is one that comes and goes while somebody types below it: there is
// always room for each of these quiet words.
func newStillRemark(l *kit.Look, words ...string) *remark {
	may := make([]fyne.CanvasObject, len(words))
	for i, text := range words {
		may[i] = kit.NewLabel(l, text, kit.Words{Step: kit.Small})
	}
	return &remark{box: kit.Reserve(may...), look: l, kept: true}
}

// wrong says what to put right, quiet what is good to know. Both give true when
// that was not said already, so that the page is laid out again.
func (r *remark) wrong(text string) bool {
	return r.say(text, "warning", r.look.Colours.Danger, kit.Words{Colour: r.look.Colours.Danger})
}

func (r *remark) quiet(text string) bool {
	c := r.look.Colours.Muted
	return r.say(text, "", c, kit.Words{Step: kit.Small, Colour: c})
}

// clear takes back what was said.
func (r *remark) clear() bool { return r.quiet("") }

func (r *remark) say(text, icon string, c color.NRGBA, w kit.Words) bool {
	if text == r.text && icon == r.icon {
		return false
	}
	r.text, r.icon = text, icon
	r.box.Objects, r.box.Hidden = nil, text == "" && !r.kept
	label := kit.NewLabel(r.look, text, w)
	switch {
	case text == "":
	case icon == "":
		r.box.Add(label)
	default:
		r.box.Add(kit.RowGrow(r.look, kit.Inside, 1, r.look.Icon(icon, c, r.look.Size*1.3), label))
	}
	return true
}

// captioned puts a field under its caption.
func captioned(l *kit.Look, caption string, parts ...fyne.CanvasObject) *fyne.Container {
	return kit.Column(4, append([]fyne.CanvasObject{
		kit.NewLabel(l, caption, kit.Words{Step: kit.Small, Colour: l.Colours.Muted}),
	}, parts...)...)
}

// pathLine is where a file or folder lies: from left to right in either language, and
// broken between its parts. What is copied of it is the path.
func pathLine(l *kit.Look, path string, w kit.Words) fyne.CanvasObject {
	return kit.NewProse(l, kit.Paragraph{Text: i18n.Parts(path), Direction: kit.LeftToRight, Words: w})
}

// muted is a quiet sentence that explains.
func muted(l *kit.Look, text string) *kit.Label {
	return kit.NewLabel(l, text, kit.Words{Colour: l.Colours.Muted})
}

// notice is a sentence about something that stands in the way.
func notice(l *kit.Look, text string) *kit.Card {
	return kit.NewBanner(l, kit.Trouble, kit.NewLabel(l, text, kit.Words{}))
}
