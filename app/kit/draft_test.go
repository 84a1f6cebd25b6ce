package kit_test

import (
	"testing"

	"gehwara/app/kit"
)

// A draft goes on elsewhere with all that can be undone, whatever becomes of the editor
// it was lent by; one of other words is wiped.
func TestADraftGoesOnElsewhere(t *testing.T) {
	r := newRoom(t, "ur")
	before := r.editor("", 300, 200)
	write(before, "دو لفظ")
	lent := before.Lend()
	before.Wipe()
	want(t, "left with the lender", before.Text(), "")
	press(before, "ctrl Z")
	want(t, "left with the lender", before.Text(), "")

	after := r.editor("دو لفظ", 500, 200)
	after.Take(lent)
	want(t, "taken", after.Text(), "دو لفظ")
	press(after, "ctrl Z")
	want(t, "undone", after.Text(), "دو ")
	write(after, "اور")
	want(t, "written on", after.Text(), "دو اور")
	after.Wipe()
	press(after, "ctrl Z")
	want(t, "wiped", after.Text(), "")

	write(before, "تین")
	lent = before.Lend()
	other := kit.NewEditor(r.look, "چار", "", "", nil)
	other.Take(lent)
	want(t, "its own words", other.Text(), "چار")
	want(t, "those of the draft", before.Text(), "")
}
