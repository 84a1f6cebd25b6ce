package screen

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/i18n"
)

// prose finds the text on the page that says something, and where it stands.
func (d *desk) prose(text string) (found *kit.Prose, at fyne.Position) {
	d.Helper()
	d.walk(func(o fyne.CanvasObject) bool {
		if p, ok := o.(*kit.Prose); ok && p.Text() == text {
			found = p
		}
		return found != nil
	})
	if found == nil {
		d.Fatalf("the page does not say %q", text)
	}
	return found, fyne.CurrentApp().Driver().AbsolutePositionForObject(found)
}

// A lesson in both languages has the English on the left and the Urdu on the
// right, paragraph beside paragraph; above each other where the page is narrow.
func TestALessonInBothLanguages(t *testing.T) {
	atDesk(t, func(d *desk) {
		other := map[string]string{"en": "ur", "ur": "en"}[d.env.Look.Lang.Tag()]
		lang, err := i18n.Load(other)
		d.must(err)
		beside := *d.env.Look
		beside.Lang = lang
		d.env.Beside, d.env.Bilingual = &beside, true
		one := d.read.Course.Lesson("reading-cues")
		heading := func(tag string) string { return one.Text(tag).Section(lesson.RoleDo).Heading }
		d.show(NewReader(d.env, d.read, one, nil))
		_, english := d.prose(heading("en"))
		_, urdu := d.prose(heading("ur"))
		if english.X >= urdu.X || urdu.Y-english.Y > 30 || english.Y-urdu.Y > 30 {
			d.Errorf("English at %v, Urdu at %v", english, urdu)
		}
		d.window.Resize(fyne.NewSize(500, 600))
		_, own := d.prose(heading(d.env.Look.Lang.Tag()))
		_, below := d.prose(heading(other))
		if below.Y <= own.Y+20 {
			d.Errorf("on a narrow page %v stands beside %v", below, own)
		}
		var set []bool
		d.env.SetBilingual = func(on bool) { set = append(set, on) }
		d.press("reader.both")
		if len(set) != 1 || set[0] {
			d.Errorf("the button asks for %v", set)
		}
	})
}

// The buttons at the top change the size of the text, as far as it goes.
func TestTextSizeFromTheReader(t *testing.T) {
	for _, c := range []struct {
		now  float32
		step int
		want float32
	}{{17, 1, 20}, {17, -1, 14}, {14, -1, 14}, {28, 1, 28}, {18, 1, 20}, {18, -1, 17}} {
		if got := nextSize(c.now, c.step); got != c.want {
			t.Errorf("from %g by %d to %g, want %g", c.now, c.step, got, c.want)
		}
	}
	atDesk(t, func(d *desk) {
		var size float32
		d.env.Resize = func(s float32) { size = s }
		d.show(NewReader(d.env, d.read, d.read.Course.Lesson("reading-cues"), nil))
		d.press("reader.larger")
		if size != 20 {
			d.Errorf("larger is %g", size)
		}
	})
}

// What is folded is unfolded for the words that are looked for.
func TestLookingUnfolds(t *testing.T) {
	atDesk(t, func(d *desk) {
		one := d.read.Course.Lesson("reading-cues")
		p := NewReader(d.env, d.read, one, nil)
		d.show(p)
		p.Unfold(i18n.Seek("no such words"))
		d.want("reader.more")
		p.Unfold(i18n.Seek(one.Text(d.env.Look.Lang.Tag()).Section(lesson.RoleMyth).Heading))
		d.want("reader.more")
		words := one.Text(d.env.Look.Lang.Tag()).Section(lesson.RoleMyth).Blocks[0].Words()[0]
		p.Unfold(i18n.Seek(words))
		d.wantNot("reader.more")
	})
}
