package screen

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// WritePage is one entry on paper: its day and face above, a prompt where it was
// begun from one, and the words. It saves itself.
type WritePage struct {
	env     *Env
	journal *journal.Journal
	read    Reading
	route   Route
	state   writing
	fresh   bool          // there is no earlier page
	entry   journal.Entry // as it stands on the page, but for its text
	err     error         // why there is nothing to write in
	held    error         // why the session holds words that are not saved
	save    *autosave     // nil with err, and once the entry is deleted

	sheet    *kit.Sheet
	status   *status
	trouble  *remark
	date     dating
	feelings *kit.Faces
	prompt   *fyne.Container
	editor   *kit.Editor
	keyboard *fyne.Container
	board    *kit.Keyboard
	script   *kit.Button // which letters the keys give
	side     *kit.Button // where the lines begin
	opener   *kit.Button // of the keyboard on the screen
}

// writing is the state of a WritePage. Its session alone may hold words: those
// that the disk has not taken, which would be lost without it.
type writing struct {
	session  *journal.Session
	caret    int
	spot     kit.Spot  // of the text
	at       kit.Place // of the page
	dating   bool      // the date is being changed
	typed    kit.DateText
	before   journal.Date   // the date as it was before that
	keyboard bool           // the keyboard on the screen is shown
	layout   *kit.KeyLayout // of the keyboard on the screen, once it was shown
	phonetic bool           // Latin keys give Urdu letters
	plain    bool           // the prompt is hidden
}

// NewWrite makes the page of an entry: that of the route's ID, or a new one,
// from a lesson's prompt where the route names one. state is that of an earlier
// page, whose entry is written on.
func NewWrite(env *Env, j *journal.Journal, r Reading, route Route, state any) *WritePage {
	p := &WritePage{env: env, journal: j, read: r, route: route}
	p.state, _ = state.(writing)
	p.fresh = p.state.session == nil
	if p.state.session, p.err = p.open(); p.err == nil {
		p.entry = p.state.session.Entry()
		p.save = &autosave{env: env, session: p.state.session, entry: p.written, tell: p.tell, taken: -1}
	}
	return p
}

// open gives the session to write in. One of an earlier page is made fresh, as
// the entry may have been changed since, unless it holds what could not be
// saved.
func (p *WritePage) open() (*journal.Session, error) {
	ctx, before := context.Background(), p.state.session
	switch {
	case before != nil:
		if p.held = before.Commit(ctx); p.held != nil {
			return before, nil
		}
		s, err := p.journal.Edit(ctx, before.Entry().ID)
		if errors.Is(err, journal.ErrNotFound) && before.Entry().Empty() {
			return p.journal.Write(before.Entry()), nil // nothing was written yet
		}
		return s, err
	case p.route.ID == "":
		return p.journal.Write(p.begun()), nil
	}
	id, err := uuid.Parse(p.route.ID)
	if err != nil {
		return nil, journal.ErrNotFound
	}
	return p.journal.Edit(ctx, id)
}

// begun is the new entry of the route.
func (p *WritePage) begun() journal.Entry {
	e := journal.Entry{Date: p.env.Today()}
	if p.read.prompt(p.route.Lesson, p.route.Prompt, p.env.Look.Lang.Tag()) != "" {
		e.Lesson, e.Prompt = p.route.Lesson, p.route.Prompt+1
	}
	return e
}

// prompt is one of a lesson's prompts, by its number from 0; "" when there is
// none.
func (r Reading) prompt(lesson string, n int, tag string) string {
	l := r.Course.Lesson(lesson)
	if l == nil {
		return ""
	}
	if list := l.Text(tag).Prompts(); n >= 0 && n < len(list) {
		return list[n]
	}
	return ""
}

// Title tells whether the entry is new, and nothing of what is in it.
func (p *WritePage) Title() string {
	if p.route.ID == "" {
		return p.env.T("write.title")
	}
	return p.env.T("write.edit_title")
}

// Focus is where one begins to write.
func (p *WritePage) Focus() fyne.Focusable {
	if p.editor == nil {
		return nil
	}
	return p.editor
}

// StepBack shuts what asks for the day.
func (p *WritePage) StepBack() bool {
	if p.save == nil || !p.state.dating {
		return false
	}
	p.date.toggle()
	return true
}

// State is the entry's session and where one was in it.
func (p *WritePage) State() any {
	if p.save == nil {
		return writing{}
	}
	s := p.state
	s.caret, s.spot, s.at, s.typed = p.editor.Caret(), p.editor.Spot(), p.sheet.Place(), p.date.typed()
	s.phonetic = p.editor.Phonetic()
	if s.keyboard {
		layout := p.board.Layout()
		s.layout = &layout
	}
	return s
}

// Lend gives the words with what can be undone of them.
func (p *WritePage) Lend() *kit.Draft {
	if p.save == nil {
		return nil
	}
	return p.editor.Lend()
}

// Take goes on with the words of the page before.
func (p *WritePage) Take(d *kit.Draft) {
	if p.editor == nil {
		d.Wipe()
		return
	}
	p.editor.Take(d)
}

// Seal takes the words as they stand.
func (p *WritePage) Seal() (save func(context.Context) error) {
	if p.save == nil {
		return func(context.Context) error { return nil }
	}
	return p.save.seal()
}

// Close makes a revision of what was written before it returns, and wipes the
// page. What the disk does not take stays with the session: the journal tries
// again when it is closed, and the person may before.
func (p *WritePage) Close() {
	if p.save == nil {
		return
	}
	if err := p.save.close(); err != nil {
		p.later(err)
	}
	p.editor.Wipe()
}

// later says, on the page that comes after this one, that words are not saved.
func (p *WritePage) later(err error) {
	env, session := p.env, p.state.session
	var soon alarm
	soon.set(env, 0, func() {
		env.Say(notSaved(env, err), env.T("app.try_again"), func() {
			if err := session.Commit(context.Background()); err != nil {
				env.Say(notSaved(env, err), "", nil)
				return
			}
			env.Say(env.T("write.saved"), "", nil)
		})
	})
}

// notSaved says why words are not saved, as far as there is something to say.
func notSaved(env *Env, err error) string {
	if why := env.Explain(err); why != "" {
		return env.T("write.unsaved_why", "Why", why)
	}
	return env.T("write.unsaved")
}

// written is the entry as it stands on the page.
func (p *WritePage) written() journal.Entry {
	e := p.entry
	e.Text = p.editor.Text()
	return e
}

// tell shows how the words stand.
func (p *WritePage) tell(now standing, err error) {
	p.status.show(now)
	moved := false
	switch now {
	case saved:
		moved = p.trouble.clear()
	case unsaved:
		moved = p.trouble.wrong(notSaved(p.env, err))
	}
	if moved {
		p.sheet.Reflow()
	}
}

// Content shows the entry, or why it can't be shown.
func (p *WritePage) Content() fyne.CanvasObject {
	if p.err != nil {
		return p.missing()
	}
	l := p.env.Look
	p.status, p.trouble = newStatus(l), newRemark(l)
	if !p.entry.Empty() {
		p.status.show(saved)
	}
	p.editor = kit.NewEditor(l, p.entry.Text, l.T("write.here"), l.T("write.here"), p.save.changed)
	p.editor.OnCleaned(func() { p.env.Say(l.T("write.cleaned"), "", nil) })
	p.editor.OnFolded(func() { p.env.Say(l.T("write.folded"), "", nil) })
	p.editor.OnFull(func() { p.env.Say(l.T("write.full"), "", nil) })
	p.date.make(p)
	p.feelings, p.prompt, p.keyboard = p.newFaces(), p.newPrompt(), p.newKeyboard()
	tools := p.tools()
	p.fit()
	const editor = 5
	column := kit.ColumnGrow(kit.Between-4, editor,
		p.top(), p.trouble.box, p.date.box, p.feelings, p.prompt, p.editor, tools, p.keyboard, room(4))
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+12*l.Size, kit.Around, column)).Side(p.env.Look)
	p.sheet.GoTo(p.state.at)
	if p.fresh {
		p.editor.GoToEnd() // where one goes on writing
	} else {
		p.editor.SetCaret(p.state.caret)
		p.editor.GoTo(p.state.spot)
	}
	if p.held != nil {
		p.save.failing(p.held)
	}
	return p.sheet
}
