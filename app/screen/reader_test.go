package screen

import (
	"strings"
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
		other := d.twoLanguages()
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

// twoLanguages lets lessons be read in both, and gives the other one.
func (d *desk) twoLanguages() (other string) {
	d.Helper()
	other = map[string]string{"en": "ur", "ur": "en"}[d.env.Look.Lang.Tag()]
	lang, err := i18n.Load(other)
	d.must(err)
	beside := *d.env.Look
	beside.Lang = lang
	d.env.Beside, d.env.Bilingual = &beside, true
	return other
}

// All of a lesson is said in both languages, the note before it first; each of its
// questions is asked in both and answered once, for both views.
func TestAllOfALessonInBothLanguages(t *testing.T) {
	atDesk(t, func(d *desk) {
		own, other := d.env.Look.Lang.Tag(), d.twoLanguages()
		one := d.read.Course.Lesson("relational-trauma")
		p := NewReader(d.env, d.read, one, nil)
		d.show(p)
		d.saysAll(one.ContentNote[own], one.ContentNote[other],
			d.env.T("reader.note_title"), d.env.Beside.T("reader.note_title"), d.env.Beside.T("reader.note_show"))
		for _, key := range []string{"reader.note_show", "reader.more", "reader.sources"} {
			d.press(key)
		}
		d.pressText(one.Text(own).Section(lesson.RoleGroup).Heading)
		asked := one.Text(own).Quiz()
		d.pressText(asked[0].Answers[0].Text)
		var choices int
		d.walk(func(o fyne.CanvasObject) bool {
			if _, ok := o.(*kit.Choice); ok {
				choices++
			}
			return false
		})
		if choices != len(asked) {
			d.Errorf("%d questions are asked %d times", len(asked), choices)
		}
		for _, tag := range []string{own, other} {
			text, look := one.Text(tag), d.env.Look
			if tag == other {
				look = d.env.Beside
			}
			d.saysAll(text.Title, look.T("reader.quiz"), look.T("reader.sources"), look.T("reader.draft"),
				text.Quiz()[0].Text, text.Quiz()[0].Answers[1].Text, text.Quiz()[0].Teaching)
			d.saysAll(text.Prompts()...)
			for _, s := range text.Sections {
				if s.Role != lesson.RoleQuiz && s.Role != lesson.RoleAim {
					d.saysAll(s.Heading)
				}
				if s.Role == lesson.RoleGroup || s.Role == lesson.RoleMyth || s.Role == lesson.RoleNext {
					begins, _, _ := strings.Cut(s.Blocks[0].Words()[0], " ") // the rest may have sources in it
					d.saysAll(begins)
				}
			}
		}
		state := p.State()
		d.env.Bilingual = false
		d.show(NewReader(d.env, d.read, one, state))
		d.saysAll(asked[0].Teaching)
	})
}

// saysAll looks for texts on the page, also in two languages on one thing.
func (d *desk) saysAll(texts ...string) {
	d.Helper()
	for _, text := range texts {
		found := false
		d.walk(func(o fyne.CanvasObject) bool {
			if a, ok := o.(fyne.Accessible); ok {
				found = found || strings.Contains(a.AccessibilityLabel(), text)
			}
			return found
		})
		if !found {
			d.Errorf("the page does not say %q", text)
		}
	}
}

// A lesson without questions asks none.
func TestALessonWithoutQuestions(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.show(NewReader(d.env, d.read, d.read.Course.Lesson("loss-and-grief"), nil))
		d.press("reader.note_show")
		d.press("reader.more")
		d.wantNot("reader.quiz")
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
