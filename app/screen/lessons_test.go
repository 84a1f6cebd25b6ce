package screen

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

func (d *desk) lessons() {
	d.Helper()
	d.show(NewLessons(d.env, d.read, nil))
}

func TestLessonsLeadStraightToTheDangerSigns(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.lessons()
		d.wantNot("home.danger_signs_mother")
		for _, use := range []string{WithFamilies, AtClinic} {
			d.went, d.env.Use = nil, use
			d.lessons()
			d.want("start.no_register")
			d.press("home.danger_signs_mother")
			d.press("home.danger_signs_baby")
			d.wantWent(Route{Page: Help, ID: "body"}, Route{Page: Help, ID: "baby"})
		}
	})
}

func TestLessonsForAnyoneTakeNoBabyForGranted(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.lessons()
		d.want("lessons.for_now")
		now := d.read.Course.For(lesson.Place{None: true})
		if now == nil || !now.Stage.Anyone {
			d.Fatalf("offered %v", now)
		}
		if title := now.Text(d.env.Look.Lang.Tag()).Title; d.found(title) == nil {
			d.Errorf("the page does not offer %q", title)
		}
	})
}

// drawings are the pictures of lessons on the page.
func (d *desk) drawings() (widths []float32) {
	d.walk(func(o fyne.CanvasObject) bool {
		if _, ok := o.(*kit.Drawing); ok {
			widths = append(widths, o.Size().Width)
		}
		return false
	})
	return widths
}

func TestALoneLessonIsNoWiderThanTheOthers(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.lessons()
		widths := d.drawings()
		if len(widths) < 2 {
			d.Fatalf("%d lessons on the page", len(widths))
		}
		for _, w := range widths {
			if w != widths[0] || w > 400 {
				d.Errorf("the drawings are %v wide", widths)
				break
			}
		}
	})
}
