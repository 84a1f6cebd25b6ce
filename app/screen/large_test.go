package screen

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/i18n"
)

// besideRail is what the rail and the title leave of a window of 1024×600 dp in
// the largest type.
var besideRail = fyne.NewSize(832, 470)

// whole fails where something reaches over the sides of the page, or words have
// less room than they need.
func (d *desk) whole(page string) {
	d.Helper()
	d.window.Resize(besideRail)
	d.walk(func(o fyne.CanvasObject) bool {
		if _, ok := o.(fyne.Widget); !ok {
			return false
		}
		x, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X, o.Size()
		if x < 0 || x+size.Width > besideRail.Width {
			d.Errorf("%s: %T reaches from %v to %v", page, o, x, x+size.Width)
		}
		if label, ok := o.(*kit.Label); ok && label.Text() != "" && (size.Width < label.MinSize().Width || size.Height < label.HeightFor(size.Width)) {
			d.Errorf("%s: %q has room of %v", page, label.Text(), size)
		}
		return false
	})
}

func TestNothingIsCutInTheLargestType(t *testing.T) {
	for _, tag := range i18n.Tags() {
		t.Run(tag, func(t *testing.T) {
			d := newDesk(newStage(t, tag, 28))
			d.lessons()
			d.whole("lessons")
			d.home(nil)
			d.whole("home of a new journal")
			for _, test := range places {
				d.baby(test.baby)
			}
			d.keep(journal.Entry{Date: today.AddDays(-400), Text: mixed, Feeling: journal.AllRight})
			d.must(d.journal.SetAbout(d.Context(), journal.About{Card: journal.CardLater}))
			d.read.Place = lesson.Place{Pregnant: true, Weeks: 24}
			d.home(nil)
			d.whole("home")
			d.env.Use = AtClinic
			d.lessons()
			d.whole("lessons at a clinic")
			d.env.Use = AtHome
			d.diary(nil)
			d.whole("diary")
			d.show(NewCard(d.env, d.opening, d.journal, true, nil))
			d.whole("card")
			d.press("new.card_written")
			d.whole("card, asked")
			d.wholeBegin()
			d.wholeBaby()
		})
	}
}

func (d *desk) wholeBegin() {
	d.Helper()
	d.show(NewBegin(d.env, newShelf(d.T), nil, nil))
	d.whole("begin")
	d.enter("Green", "new.name")
	d.press("app.next")
	d.whole("role")
	d.press("app.next")
	d.press("lock.keyboard")
	d.press("new.create")
	d.whole("passphrase")
}

func (d *desk) wholeBaby() {
	d.Helper()
	d.show(NewBaby(d.env, d.journal, "", true, nil))
	d.whole("baby")
	d.press("baby.born")
	d.press("baby.early")
	d.whole("baby, born")
	d.press("baby.expecting")
	for _, by := range datings {
		d.press(by.key)
		d.press("app.done")
		d.whole(by.key)
	}
}
