package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// A group is one stop of Tab, at the chosen one; the arrows reach the others.
func TestAGroupIsOneStop(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		pressed := ""
		g, before, after := kit.NewGroup(r.look), kit.NewButton(r.look, "", "before", kit.Quiet, nil), kit.NewButton(r.look, "", "after", kit.Quiet, nil)
		member := func(name string) *kit.Button {
			return kit.Join(g, kit.NewButton(g.Look(), "", name, kit.Quiet, func() { pressed = name }))
		}
		a, b, c := member("a"), member("b"), member("c")
		b.Selected(true)
		r.show(kit.Column(4, before, kit.Wrap(r.look, 4, a, b, c), after), 500, 400)
		over := r.window.Canvas()
		for _, w := range []fyne.Focusable{before, b, after, before} {
			over.FocusNext()
			want(t, "Tab", over.Focused(), w)
		}
		over.FocusPrevious()
		over.FocusPrevious()
		want(t, "Shift+Tab", over.Focused(), fyne.Focusable(b))
		forward, back := "Right", "Left"
		if r.look.RTL() {
			forward, back = back, forward
		}
		r.keyed(forward, "Space")
		want(t, "forward", pressed, "c")
		r.keyed(forward, "Return")
		want(t, "no further", pressed, "c")
		b.Disable()
		r.keyed(back, "Return")
		want(t, "past what is off", pressed, "a")
		over.FocusNext()
		want(t, "out of the group", over.Focused(), fyne.Focusable(after))
		over.FocusPrevious()
		want(t, "where the chosen one is off", over.Focused(), fyne.Focusable(a))
	})
}

// Space presses by its sign, so that the sign does not go into the text that the
// press has given the keys.
func TestSpaceLeavesNoSignBehind(t *testing.T) {
	r := newRoom(t, "en")
	field := kit.NewField(r.look, "", kit.FieldKind{})
	write := kit.NewButton(r.look, "", "write", kit.Quiet, func() { r.window.Canvas().Focus(field) })
	r.show(kit.Column(4, write, field), 300, 200)
	r.focus(write)
	r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	r.window.Canvas().Focused().TypedRune(' ')
	want(t, "the keys", r.window.Canvas().Focused(), fyne.Focusable(field))
	want(t, "written", field.Text(), "")
}

// What is made anew gives the keys back to what stands for it now.
func TestHoldGivesTheKeysBack(t *testing.T) {
	button := func(r *room, name string) *kit.Button { return kit.NewButton(r.look, "", name, kit.Quiet, nil) }
	for name, c := range map[string]struct {
		before, after []string
		on            int
		want          string
	}{
		"the same name":          {[]string{"a", "b", "c"}, []string{"a", "b", "c"}, 1, "b"},
		"another name":           {[]string{"a", "more", "c"}, []string{"a", "less", "new", "c"}, 1, "less"},
		"moved on":               {[]string{"a", "b"}, []string{"new", "a", "b"}, 1, "b"},
		"one of several is gone": {[]string{"erase", "erase", "erase"}, []string{"erase", "erase"}, 2, "erase"},
		"the last is gone":       {[]string{"a", "b"}, []string{"a"}, 1, "a"},
		"all are gone":           {[]string{"a"}, nil, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, "ur")
			column := kit.Column(4)
			fill := func(names []string) {
				column.Objects = nil
				for _, n := range names {
					column.Add(button(r, n))
				}
			}
			fill(c.before)
			r.show(column, 300, 400)
			r.focus(column.Objects[c.on].(fyne.Focusable))
			h := kit.HoldOn(column, r.window.Canvas().Focused())
			fill(c.after)
			r.window.Canvas().Unfocus()
			want(t, "found", h.GiveBack(column), c.want != "")
			got := ""
			if b, ok := r.window.Canvas().Focused().(*kit.Button); ok {
				got = b.Text()
			}
			want(t, "has the keys", got, c.want)
		})
	}
}
