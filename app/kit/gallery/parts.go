package main

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gehwara/app/kit"
)

// parts are all there are, in the order in which one meets them.
var parts = []part{
	{"Label", (*room).labels}, {"Palette", (*room).colours}, {"Button", (*room).buttons},
	{"NewIcon, Tips", (*room).icons}, {"Tile", (*room).tiles}, {"Faces", (*room).faces},
	{"Check", (*room).checks}, {"Choice", (*room).choices}, {"Tabs", (*room).tabs},
	{"Select", (*room).selects}, {"Slider", (*room).sliders}, {"Number", (*room).numbers},
	{"Field", (*room).fields}, {"Editor", (*room).editors}, {"DatePicker", (*room).dates},
	{"Calendar", (*room).calendars}, {"Card", (*room).cards}, {"List", (*room).lists},
	{"Banner", (*room).banners}, {"Toast", (*room).toasts}, {"Progress", (*room).progresses},
	{"Ask", (*room).dialogs}, {"Empty", (*room).empties}, {"Drawing", (*room).drawings},
	{"Code", (*room).codes}, {"Stop", (*room).stops}, {"Word", (*room).words},
	{"Prose", (*room).proses},
	{"Table", (*room).tables}, {"Pair, Twin", (*room).pairs}, {"FindBar", (*room).finders},
	{"Keyboard", (*room).keyboards}, {"Rail", (*room).rails},
}

func nothing() {}

func (r *room) labels() []fyne.CanvasObject {
	l, column := r.look, kit.Column(kit.Inside)
	for _, s := range []struct {
		name string
		step kit.Step
	}{{"Display", kit.Display}, {"Title", kit.Title}, {"Lead", kit.Lead}, {"Body", kit.Body}, {"Small", kit.Small}} {
		column.Add(r.named(s.name, kit.NewLabel(l, r.say("A small voice, a warm lap (24)", "ننھی آواز، گرم گود (24)"), kit.Words{Step: s.step})))
	}
	return []fyne.CanvasObject{column}
}

func (r *room) colours() []fyne.CanvasObject {
	l, c := r.look, r.look.Colours
	tiles := kit.Tiles(l, 120, kit.Between)
	for _, p := range []struct {
		name         string
		ground, text color.NRGBA
	}{
		{"Paper, Ink", c.Paper, c.Ink}, {"Card, Ink", c.Card, c.Ink}, {"Sunk, Ink", c.Sunk, c.Ink},
		{"Paper, Muted", c.Paper, c.Muted}, {"Card, Muted", c.Card, c.Muted}, {"Sunk, Muted", c.Sunk, c.Muted},
		{"Card, Primary", c.Card, c.Primary}, {"Card, Danger", c.Card, c.Danger}, {"Card, OK", c.Card, c.OK},
		{"Primary, OnPrimary", c.Primary, c.OnPrimary}, {"Accent, OnAccent", c.Accent, c.OnAccent},
		{"Danger, OnDanger", c.Danger, c.OnDanger}, {"Selection, Ink", c.Selection, c.Ink},
	} {
		ground := canvas.NewRectangle(p.ground)
		ground.CornerRadius, ground.StrokeColor, ground.StrokeWidth = kit.Inside, c.Line, 1
		word := kit.NewLabel(l, r.say("Text", "لفظ"), kit.Words{Bold: true, Colour: p.text, Centre: true})
		tiles.Add(r.named(p.name, container.NewStack(ground, kit.Inset(kit.Inside, word))))
	}
	return []fyne.CanvasObject{tiles}
}

func (r *room) buttons() []fyne.CanvasObject {
	l, word := r.look, r.say("Write", "لکھیں")
	var out []fyne.CanvasObject
	for _, w := range []struct {
		name   string
		weight kit.Weight
	}{{"Primary", kit.Primary}, {"Quiet", kit.Quiet}, {"Danger", kit.Danger}, {"Plain", kit.Plain}} {
		out = append(out, r.named(w.name, r.states(130, func() live { return kit.NewButton(l, "write", word, w.weight, nothing) })))
	}
	chosen := kit.NewButton(l, "check", word, kit.Quiet, nothing).Selected(true)
	stacked := kit.NewStacked(l, "home", r.say("Home", "گھر"), kit.Plain, nothing)
	turned := kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", r.say("Back", "پیچھے"), kit.Quiet, nothing),
		kit.NewButton(l, "next", r.say("Next", "آگے"), kit.Quiet, nothing))
	return append(out, kit.Wrap(l, kit.Around, r.named("Selected", chosen), r.named("NewStacked", stacked), r.named("back, next", turned)))
}

func (r *room) icons() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.states(130, func() live {
		return kit.NewIcon(r.look, "search", r.say("Search", "تلاش"), kit.Quiet, nothing)
	})}
}

func (r *room) tiles() []fyne.CanvasObject {
	l := r.look
	face := kit.TileFace{Picture: "journal-leaf", Least: fyne.NewSquareSize(56), Text: r.say("Leaf", "پتا")}
	beside := face
	beside.Beside, beside.Hint = true, r.say("A line below", "نیچے ایک سطر")
	return []fyne.CanvasObject{
		r.states(130, func() live { return kit.NewTile(l, face, nothing) }),
		kit.Tiles(l, 200, kit.Between,
			r.named("Selected", kit.NewTile(l, face, nothing).Selected(true)),
			r.named("Marked", kit.NewTile(l, face, nothing).Marked().Selected(true)),
			r.named("Beside", kit.NewTile(l, beside, nothing))),
	}
}

func (r *room) faces() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.named("1 … 5, or none", kit.NewFaces(r.look, r.look.T("write.feeling"), []kit.Face{
		{Picture: "face-1", Text: r.look.T("write.feeling_1")}, {Picture: "face-2", Text: r.look.T("write.feeling_2")},
		{Picture: "face-3", Text: r.look.T("write.feeling_3")}, {Picture: "face-4", Text: r.look.T("write.feeling_4")},
		{Picture: "face-5", Text: r.look.T("write.feeling_5")},
	}, 3, nil))}
}

func (r *room) checks() []fyne.CanvasObject {
	text := r.say("Written down", "لکھ لیا ہے")
	return []fyne.CanvasObject{
		r.states(150, func() live { return kit.NewCheck(r.look, text, false, nil) }),
		r.named("checked", r.states(150, func() live { return kit.NewCheck(r.look, text, true, nil) })),
	}
}

func (r *room) choices() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewChoice(r.look, []string{
		r.look.T("role.mother"), r.look.T("role.father"), r.look.T("role.grandmother"),
	}, 1, nil)}
}

func (r *room) tabs() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewTabs(r.look, []kit.Tab{
		{Icon: "lessons", Text: r.look.T("nav.lessons")}, {Icon: "journal", Text: r.look.T("nav.journal")},
		{Icon: "settings", Text: r.look.T("nav.settings")},
	}, 1, nil)}
}

func (r *room) selects() []fyne.CanvasObject {
	l := r.look
	return []fyne.CanvasObject{r.states(150, func() live {
		return kit.NewSelect(l, l.T("date.month"), []string{l.Lang.Month(3), l.Lang.Month(4), l.Lang.Month(5)}, 0, nil)
	})}
}

func (r *room) sliders() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.states(260, func() live {
		return kit.NewSlider(r.look, r.look.T("settings.size"), []string{"14", "17", "20", "24", "28"}, 1, nil)
	})}
}

func (r *room) numbers() []fyne.CanvasObject {
	wrong := kit.NewNumber(r.look, r.look.T("date.day"), "44", 1, 42, nil)
	wrong.SetWrong(true)
	return []fyne.CanvasObject{kit.Tiles(r.look, 220, kit.Between,
		r.named("rest", kit.NewNumber(r.look, r.look.T("date.day"), "24", 1, 42, nil)), r.named("error", wrong))}
}
