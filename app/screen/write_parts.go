package screen

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// top is the line above the paper: the day at its start; what takes the entry
// away, and how its words stand at its end.
func (p *WritePage) top() fyne.CanvasObject {
	l := p.env.Look
	remove := kit.NewButton(l, "delete", l.T("write.delete"), kit.Quiet, p.askDelete)
	return kit.Ends(l, kit.Inside, kit.Row(l, 0, p.date.button), kit.Row(l, kit.Inside, remove, p.status.box))
}

// newFaces is how I feel: five faces with their words, of which none need be
// chosen.
func (p *WritePage) newFaces() *kit.Faces {
	l := p.env.Look
	var faces []kit.Face
	for f := journal.Heavy; f <= journal.Happy; f++ {
		faces = append(faces, kit.Face{Picture: facePicture(f), Text: feelingWord(l, f)})
	}
	first := int(journal.Heavy)
	return kit.NewFaces(l, l.T("write.feeling"), faces, int(p.entry.Feeling)-first, func(i int) {
		p.entry.Feeling = journal.NoFeeling
		if i >= 0 {
			p.entry.Feeling = journal.Feeling(first + i)
		}
		p.save.changed()
	})
}

// newPrompt is the prompt the entry was begun from, until it is hidden.
func (p *WritePage) newPrompt() *fyne.Container {
	l := p.env.Look
	text := p.read.prompt(p.entry.Lesson, p.entry.Prompt-1, l.Lang.Tag())
	hide := kit.NewButton(l, "close", l.T("write.prompt_hide"), kit.Plain, func() {
		p.state.plain = true
		p.fit()
		p.sheet.Reflow()
	}).Sized(kit.Small)
	p.state.plain = p.state.plain || text == ""
	return kit.Beside(l, 12*l.Size, kit.Between, kit.NewLabel(l, text, kit.Words{Step: kit.Lead, Colour: l.Colours.Muted}), hide)
}

// fit shows the parts that are wanted. The keyboard takes the place of the
// faces, so that the paper keeps its own.
func (p *WritePage) fit() {
	opener := "write.keyboard"
	if p.state.keyboard {
		opener = "keys.close"
	}
	p.opener.Selected(p.state.keyboard).SetFace("keyboard", p.env.T(opener))
	p.keyboard.Hidden = !p.state.keyboard
	p.feelings.Hidden = p.state.keyboard
	p.prompt.Hidden = p.state.plain
}

// askDelete offers to delete the entry, which can be undone, or to erase it.
func (p *WritePage) askDelete() {
	l := p.env.Look
	kit.Ask(l, p.env.Canvas, l.T("write.delete_title"), l.T("write.delete_line", "Days", journal.DeletedDays)+"\n"+l.T("write.erase_copies"),
		kit.Answer{Icon: "delete", Text: l.T("write.delete"), Weight: kit.Primary, Act: p.remove},
		kit.Answer{Icon: "erase", Text: l.T("write.erase"), Weight: kit.Danger, Act: p.erase},
		kit.Answer{Text: l.T("app.cancel"), Weight: kit.Quiet})
}

// remove deletes the entry as it stands, so that it can be brought back whole.
func (p *WritePage) remove() {
	ctx, env, id := context.Background(), p.env, p.entry.ID
	err := p.save.finish()
	if err == nil {
		err = p.journal.Delete(ctx, id)
	}
	switch {
	case errors.Is(err, journal.ErrNotFound): // nothing was written
		p.gone()
		env.Back()
		return
	case err != nil:
		env.Say(env.Explain(err), "", nil)
		return
	}
	p.gone()
	env.Back()
	env.Say(env.T("write.deleted"), env.T("write.undo"), func() {
		if err := p.journal.Restore(ctx, id); err != nil {
			env.Say(env.Explain(err), "", nil)
			return
		}
		env.Go(Route{Page: Write, ID: id.String(), Prompt: -1})
		env.Say(env.T("write.restored_entry"), "", nil)
	})
}

// erase removes the entry for good, with what is not saved of it.
func (p *WritePage) erase() {
	ctx, env := context.Background(), p.env
	dropped := p.save.drop(ctx)
	err := p.journal.Erase(ctx, p.entry.ID) // takes a draft that is left, too
	p.gone()
	env.Back()
	if err != nil {
		env.Say(env.Explain(errors.Join(err, dropped)), "", nil)
		return
	}
	env.Say(env.T("write.erased"), "", nil)
}

// gone empties the page: its entry is no longer there to be written in.
func (p *WritePage) gone() {
	p.save.stop()
	p.save.closed = true
	p.save = nil
	p.editor.Wipe()
}

// missing is the page of an entry that can't be shown.
func (p *WritePage) missing() fyne.CanvasObject {
	l := p.env.Look
	text := l.T("error.cannot_read")
	if errors.Is(p.err, journal.ErrNotFound) {
		text = l.T("write.gone")
	}
	p.sheet = kit.NewSheet(kit.Centred(l.Column(), kit.Around, kit.Column(kit.Around,
		notice(l, text),
		kit.Row(l, 0, kit.NewButton(l, "journal", l.T("journal.title"), kit.Primary, func() { p.env.Go(Route{Page: Diary}) })),
		room(0)))).Side(l)
	return p.sheet
}

// status says at the end of a line how the words stand. Its width is that of
// its longest words, so that nothing moves when they change.
type status struct {
	box  *fyne.Container
	says [unsaved + 1]*fyne.Container
}

func newStatus(l *kit.Look) *status {
	s := &status{box: &fyne.Container{Layout: kit.Mirror(l, lastly{})}}
	c := l.Colours
	s.add(l, saving, "write.saving", kit.Row(l, 4), kit.Words{Step: kit.Small, Colour: c.Muted, Line: true})
	s.add(l, saved, "write.saved", kit.Row(l, 4, l.Icon("check", c.OK, l.Size*1.2)), kit.Words{Step: kit.Small, Bold: true, Colour: c.OK, Line: true})
	s.add(l, unsaved, "write.unsaved", kit.Row(l, 4, l.Icon("warning", c.Danger, l.Size*1.2)), kit.Words{Step: kit.Small, Bold: true, Colour: c.Danger, Line: true})
	return s
}

func (s *status) add(l *kit.Look, n standing, key string, row *fyne.Container, w kit.Words) {
	row.Add(kit.NewLabel(l, l.T(key), w))
	row.Hide()
	s.says[n] = row
	s.box.Add(row)
}

// show says one of them, and of what is untouched nothing.
func (s *status) show(now standing) {
	for n, row := range s.says {
		if row != nil {
			row.Hidden = standing(n) != now
		}
	}
	s.box.Refresh()
}

// lastly puts its objects at the end of the line, one over the other, with room
// for the widest.
type lastly struct{}

func (lastly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		m := o.MinSize()
		o.Move(fyne.NewPos(size.Width-m.Width, (size.Height-m.Height)/2))
		o.Resize(m)
	}
}

func (lastly) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	return m
}
