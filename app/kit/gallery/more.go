package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gehwara/app/kit"
	"gehwara/i18n"
)

func (r *room) fields() []fyne.CanvasObject {
	l, name := r.look, r.say("Ayesha عائشہ 24", "عائشہ Ayesha 24")
	keys := kit.NewField(l, name, kit.FieldKind{Label: name})
	keys.FocusGained()
	wrong := kit.NewField(l, name, kit.FieldKind{Label: name})
	wrong.SetWrong(true)
	return []fyne.CanvasObject{kit.Tiles(l, 240, kit.Between,
		r.named("rest", kit.NewField(l, name, kit.FieldKind{Label: name})),
		r.named("focus", keys), r.named("error", wrong),
		r.named("hint", kit.NewField(l, "", kit.FieldKind{Label: name, Hint: r.say("a name", "کوئی نام")})),
		r.named("concealed", kit.NewField(l, "secret", kit.FieldKind{Label: name, Concealed: true})))}
}

func (r *room) editors() []fyne.CanvasObject {
	e := kit.NewEditor(r.look, r.say("Today she kicked 3 times. نانی اماں laughed.", "آج اس نے 3 بار لات ماری۔ Nani ہنسیں۔"), "", r.look.T("write.here"), nil)
	return []fyne.CanvasObject{kit.Row(r.look, 0, container.NewGridWrap(fyne.NewSize(440, 140), e))}
}

func (r *room) dates() []fyne.CanvasObject {
	wrong := kit.NewDatePicker(r.look, kit.DateKind{Typed: kit.DateText{Day: "31", Month: 2, Year: "2026"}, Today: today, Resized: func() { r.reflow() }})
	wrong.SetWrong(true)
	return []fyne.CanvasObject{
		r.named("rest", kit.NewCard(r.look, kit.NewDatePicker(r.look, kit.DateKind{
			Typed: kit.TextOf(today), Today: today, Max: today, About: func(bool) {}, Resized: func() { r.reflow() },
		}))),
		r.named("error", kit.NewCard(r.look, wrong)),
		r.named("open", kit.NewCard(r.look, kit.NewDatePicker(r.look, kit.DateKind{
			Typed: kit.TextOf(today), Today: today, Max: today, Open: true,
		}))),
	}
}

func (r *room) calendars() []fyne.CanvasObject {
	l := r.look
	chosen, about := today, today
	chosen.Day, about.Month = 3, 2
	keys := kit.NewCalendar(l, kit.CalendarKind{Chosen: chosen, Today: today, Max: today})
	keys.Grid().FocusGained()
	months := kit.NewCalendar(l, kit.CalendarKind{Chosen: about, Today: today, Max: today, OnlyMonth: true})
	return []fyne.CanvasObject{kit.Wrap(l, kit.Around,
		r.named("days: 3 chosen, 5 today, later ones disabled", kit.NewCard(l, keys)),
		r.named("months", kit.NewCard(l, months)))}
}

func (r *room) cards() []fyne.CanvasObject {
	l := r.look
	return []fyne.CanvasObject{kit.NewCard(l, kit.Column(kit.Inside,
		kit.NewLabel(l, l.T("home.journal"), kit.Words{Step: kit.Lead, Bold: true}),
		kit.NewLabel(l, l.T("home.journal_line"), kit.Words{Colour: l.Colours.Muted})))}
}

func (r *room) lists() []fyne.CanvasObject {
	l := r.look
	icon := func() fyne.CanvasObject { return l.Icon("baby", l.Colours.Primary, 1.5*l.Size) }
	return []fyne.CanvasObject{kit.NewList(l,
		kit.ListRow{Image: icon(), Text: r.say("Noor", "نور"), Hint: r.say("pressed as a whole", "پوری سطر دبتی ہے"), Act: nothing},
		kit.ListRow{Image: icon(), Text: r.say("Chanda", "چندا"), Buttons: []fyne.CanvasObject{
			kit.NewButton(l, "undo", l.T("journal.restore"), kit.Quiet, nothing),
			kit.NewButton(l, "erase", l.T("write.erase"), kit.Danger, nothing),
		}})}
}

func (r *room) banners() []fyne.CanvasObject {
	l, column := r.look, kit.Column(kit.Inside)
	for _, b := range []struct {
		name, key string
		tone      kit.Tone
	}{
		{"Note", "write.cleaned", kit.Note}, {"Good", "home.kept", kit.Good}, {"Warm", "home.baby_add_line", kit.Warm},
		{"Care", "new.card_warning", kit.Care}, {"Trouble", "error.no_space", kit.Trouble},
	} {
		column.Add(r.named(b.name, kit.NewBanner(l, b.tone, kit.NewLabel(l, l.T(b.key), kit.Words{}))))
	}
	return []fyne.CanvasObject{column}
}

func (r *room) toasts() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewToast(r.look, r.look.T("write.deleted"), r.look.T("write.undo"), nothing, nothing)}
}

func (r *room) progresses() []fyne.CanvasObject {
	known, unknown := kit.NewProgress(r.look, nothing), kit.NewProgress(r.look, nothing)
	known.Report(3, 8)
	return []fyne.CanvasObject{r.named("3 of 8", known), r.named("nobody knows", unknown)}
}

// dialogs opens one over the window: its picture is drawn by itself.
func (r *room) dialogs() []fyne.CanvasObject {
	ask := kit.NewButton(r.look, "delete", r.look.T("write.delete"), kit.Quiet, func() { r.ask(r.canvas) })
	return []fyne.CanvasObject{kit.Wrap(r.look, kit.Inside, ask)}
}

// ask asks over a window.
func (r *room) ask(over fyne.Canvas) {
	l := r.look
	kit.Ask(l, over, l.T("write.delete_title"), l.T("write.delete_line", "Days", 30)+"\n"+l.T("write.erase_copies"),
		kit.Answer{Icon: "delete", Text: l.T("write.delete"), Weight: kit.Primary},
		kit.Answer{Icon: "erase", Text: l.T("write.erase"), Weight: kit.Danger},
		kit.Answer{Text: l.T("app.cancel"), Weight: kit.Quiet})
}

func (r *room) empties() []fyne.CanvasObject {
	begin := kit.NewButton(r.look, "write", r.look.T("journal.write"), kit.Primary, nothing)
	return []fyne.CanvasObject{kit.NewEmpty(r.look, "cradle", r.look.T("journal.empty"), begin)}
}

func (r *room) drawings() []fyne.CanvasObject {
	l, words := r.look, r.say("A father and his baby look at each other", "باپ اور بچہ ایک دوسرے کو دیکھ رہے ہیں")
	return []fyne.CanvasObject{kit.Tiles(l, 280, kit.Between,
		r.named("rest", kit.NewDrawing(l, "reading-cues", 680.0/360, words)),
		r.named("missing", kit.NewDrawing(l, "none", 680.0/360, words)))}
}

func (r *room) codes() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewCode(r.look, []string{"04713", "90826"}, []string{
		r.look.T("new.card_group", "N", 1), r.look.T("new.card_group", "N", 2)}),
		kit.NewBlanks(r.look, []string{r.look.Lang.Number(1), r.look.Lang.Number(2)}, 5)}
}

func (r *room) stops() []fyne.CanvasObject {
	l, path := r.look, kit.Column(kit.Around)
	for i, s := range []struct {
		name string
		stop kit.Stop
	}{{"Done", kit.Done}, {"Here", kit.Here}, {"Ahead", kit.Ahead}} {
		title := kit.NewLabel(l, r.say("The first three months", "پہلے تین مہینے"), kit.Words{Step: kit.Lead, Bold: true})
		path.Add(kit.NewStop(l, s.stop, i == 2, title, kit.NewLabel(l, s.name, kit.Words{Step: kit.Small, Colour: l.Colours.Muted})))
	}
	return []fyne.CanvasObject{path}
}

func (r *room) words() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewWord(r.look, kit.Word{
		Name: r.say("cue", "اشارہ"), Others: []string{r.say("اشارہ", "cue")},
		Meaning: r.say("A small sign by which a baby shows a need.", "وہ چھوٹی سی بات جس سے بچہ اپنی ضرورت بتاتا ہے۔"),
	})}
}

func (r *room) proses() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewProse(r.look,
		kit.Paragraph{Text: r.say("Look, wait, answer. It takes minutes.", "دیکھیں، ٹھہریں، جواب دیں۔ چند منٹ لگتے ہیں۔")},
		kit.Paragraph{Text: r.say("hold the baby close", "بچے کو قریب رکھیں"), Marker: "•", Above: kit.Inside},
		kit.Paragraph{Text: r.say("a lap", "گود"), Links: []kit.Link{{End: len(r.say("a lap", "گود")), Quiet: true}}, Above: kit.Inside})}
}

func (r *room) tables() []fyne.CanvasObject {
	cell := func(en, ur string) kit.Paragraph { return kit.Paragraph{Text: r.say(en, ur)} }
	return []fyne.CanvasObject{kit.NewTable(r.look, [][]kit.Paragraph{
		{cell("She does", "وہ کرتی ہے"), cell("It may mean", "شاید مطلب یہ ہو")},
		{cell("turns her head to you", "سر آپ کی طرف موڑتی ہے"), cell("talk with me", "مجھ سے بات کریں")},
		{cell("looks away, yawns", "نظر ہٹاتی ہے، جماہی لیتی ہے"), cell("a little rest", "ذرا آرام")},
	})}
}

func (r *room) pairs() []fyne.CanvasObject {
	l := r.look
	text := func(en, ur string) (string, kit.Twin) {
		if l.RTL() {
			return ur, kit.Twin{Look: r.other, Text: en}
		}
		return en, kit.Twin{Look: r.other, Text: ur}
	}
	line, other := text("Hold the baby close, and wait for an answer.", "بچے کو قریب رکھیں، اور جواب کا انتظار کریں۔")
	written, beside := text("Written down", "لکھ لیا ہے")
	read, also := text("Read more", "مزید پڑھیں")
	return []fyne.CanvasObject{
		kit.Pair(l, kit.NewLabel(l, line, kit.Words{}), kit.NewLabel(r.other, other.Text, kit.Words{})),
		kit.Tiles(l, 260, kit.Between,
			kit.NewCheck(l, written, true, nil).Beside(beside),
			kit.NewButton(l, "next", read, kit.Quiet, nothing).Beside(also)),
	}
}

func (r *room) finders() []fyne.CanvasObject {
	sheet := kit.NewSheet(kit.NewLabel(r.look, r.say("A warm lap", "گرم گود"), kit.Words{}))
	return []fyne.CanvasObject{kit.NewFindBar(r.look, sheet, func(i18n.Sought) {}, nothing).Object()}
}

func (r *room) keyboards() []fyne.CanvasObject {
	k := kit.NewKeyboard(r.look, func() kit.Typing { return nil })
	k.SetLayout(kit.PhoneticKeys)
	return []fyne.CanvasObject{k}
}

func (r *room) rails() []fyne.CanvasObject {
	l := r.look
	make := func(narrow bool) fyne.CanvasObject {
		rail := kit.NewRail(l, "cradle", []kit.RailItem{
			{Icon: "home", Text: l.T("nav.home"), Act: nothing},
			{Icon: "lessons", Text: l.T("nav.lessons"), Here: true, Act: nothing},
			{Icon: "settings", Text: l.T("nav.settings"), Act: nothing},
		}, kit.RailItem{Icon: "help", Text: l.T("nav.help"), Act: nothing})
		rail.SetNarrow(narrow)
		return container.NewGridWrap(fyne.NewSize(rail.Width(), 26*l.Size), rail)
	}
	return []fyne.CanvasObject{kit.Row(l, kit.Around, r.named("wide", make(false)), r.named("narrow", make(true)))}
}
