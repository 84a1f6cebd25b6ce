package screen

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/assets"
	"gehwara/i18n"
)

func (d *desk) tag() string { return d.env.Look.Lang.Tag() }

// links are what can be followed on the page, in their order.
func (d *desk) links() (all []fyne.Focusable, words []string) {
	d.walk(func(o fyne.CanvasObject) bool {
		if a, ok := o.(fyne.Accessible); ok && a.AccessibilityRole() == fyne.AccessibleRoleLink {
			all, words = append(all, o.(fyne.Focusable)), append(words, a.AccessibilityLabel())
		}
		return false
	})
	return all, words
}

// follow presses Enter on the link with these words.
func (d *desk) follow(words string) {
	d.Helper()
	links, all := d.links()
	i := slices.Index(all, words)
	if i < 0 {
		d.Fatalf("no link %q among %q", words, all)
	}
	d.window.Canvas().Focus(links[i])
	links[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestTheLibraryLeadsOn(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.show(NewLibrary(d.env, d.read, nil))
		for _, key := range []string{"words.title", "research.title", "grows.title", "library.who"} {
			d.press(key)
		}
		d.pressText(d.read.Library().Card("safe-sleep").Text(d.tag()).Title)
		d.wantWent(Route{Page: Words}, Route{Page: Evidence}, Route{Page: Growth},
			Route{Page: Leaflet, ID: "organisations"}, Route{Page: Leaflet, ID: "safe-sleep"})
	})
}

// Every card opens with all it says; those of danger signs have the help pages' own.
func TestCards(t *testing.T) {
	atDesk(t, func(d *desk) {
		help, err := lesson.LoadHelp(assets.FS, d.tag())
		d.must(err)
		for _, card := range d.read.Library().Cards {
			text := card.Text(d.tag())
			d.show(NewLeaflet(d.env, d.read, card, help, nil))
			if d.page.Title() != text.Title {
				d.Errorf("%s is called %q", card.ID, d.page.Title())
			}
			for _, s := range text.Sections {
				if !d.shows(s.Heading) {
					d.Errorf("%s does not say %q", card.ID, s.Heading)
				}
			}
			for _, id := range card.Signs {
				if g := help.SignGroup(id); !d.shows(g.Name) || !d.shows(g.Signs[0]) {
					d.Errorf("%s does not show the signs %q", card.ID, id)
				}
			}
			if len(card.Sources) > 0 {
				d.want("research.what")
			}
		}
	})
}

func TestACardLeadsToItsSources(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.show(NewLeaflet(d.env, d.read, d.read.Library().Card("safe-sleep"), nil, nil))
		d.follow("[1]")
		d.follow(d.env.T("research.what"))
		d.press("library.all")
		d.wantWent(Route{Page: Evidence, ID: "Mo22"}, Route{Page: Evidence, ID: "Mo22"}, Route{Page: Library})
	})
}

// The words stand in the order of the language, and are found in any spelling and
// either language.
func TestTheGlossary(t *testing.T) {
	atDesk(t, func(d *desk) {
		p := NewWords(d.env, d.read, "", nil)
		d.show(p)
		lang, last := d.env.Look.Lang, ""
		order := lang.Order()
		for _, term := range p.terms {
			if name := term.Name[lang.Tag()]; last != "" && order(last, name) > 0 {
				d.Errorf("%q stands after %q", name, last)
			} else {
				last = name
			}
		}
		for _, looked := range []string{"Kafala", "كفالت"} {
			d.enter(looked, "words.search")
			term := d.read.Library().Term("kafala")
			if !d.shows(term.Text[d.tag()]) || d.shows(d.read.Library().Term("cue").Text[d.tag()]) {
				d.Errorf("%q does not find its word alone", looked)
			}
		}
		d.enter("zzzz", "words.search")
		d.want("words.none")
		again := NewWords(d.env, d.read, "cue", p.State())
		d.show(again)
		d.want("words.none")
		if !d.shows(d.read.Library().Term("cue").Text[d.tag()]) {
			d.Error("the word one came for is not shown")
		}
	})
}

// A word of a lesson is explained over the page, by key and by mouse, and the lesson
// stays where it is.
func TestAWordOfALessonIsExplained(t *testing.T) {
	atDesk(t, func(d *desk) {
		one := d.read.Course.Lesson("attachment-safe-base")
		p := NewReader(d.env, d.read, one, nil)
		d.show(p)
		d.press("reader.more")
		term := d.read.Library().Term("safe-base")
		p.sheet.ScrollTo(700)
		links, words := d.links()
		i := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, term.Name[d.tag()]) })
		if i < 0 {
			d.Fatalf("no %q among %q", term.Name[d.tag()], words)
		}
		d.window.Canvas().Focus(links[i])
		at := p.sheet.Offset()
		over := func() bool { return d.window.Canvas().Overlays().Top() != nil }
		links[i].TypedRune(' ')
		if !over() || !d.shows(term.Text[d.tag()]) || !d.shows(term.Name["en"]) || !d.shows(term.Name["ur"]) {
			d.Fatal("the word is not explained")
		}
		d.key(fyne.KeyEscape)
		if over() || p.sheet.Offset() != at || d.window.Canvas().Focused() != links[i] {
			d.Errorf("after Escape: over it %v, at %g and not %g, keys in %T", over(), p.sheet.Offset(), at, d.window.Canvas().Focused())
		}
		test.Tap(links[i].(fyne.Tappable))
		d.press("app.close")
		if over() {
			d.Error("the button does not close it")
		}
		test.Tap(links[i].(fyne.Tappable))
		d.press("words.all")
		if over() {
			d.Error("it stays over the page that it leads to")
		}
		d.wantWent(Route{Page: Words, ID: "safe-base"})
	})
}

// rows are the sources that are shown.
func (p *EvidencePage) rows() (keys []string) {
	for _, part := range p.parts {
		for _, row := range part.rows {
			if row.box.Visible() {
				keys = append(keys, row.of.Key)
			}
		}
	}
	return keys
}

func TestTheEvidenceLibrary(t *testing.T) {
	atDesk(t, func(d *desk) {
		p := NewEvidence(d.env, d.read, "", nil)
		d.show(p)
		if n := len(p.rows()); n != len(d.read.Course.Sources) {
			d.Errorf("%d sources are shown", n)
		}
		e := d.read.Library().Evidence[0]
		d.wantNot("research.rest")
		d.pressText(e.Found[d.tag()])
		d.want("research.rest")
		rest := d.read.Course.RestOn(e.Key)[0]
		d.follow(rest.Text(d.tag()).Title)
		d.wantWent(Route{Page: Reader, ID: rest.ID})
		d.show(NewEvidence(d.env, d.read, "", p.State()))
		d.want("research.rest")
		d.pressText(e.Found[d.tag()])
		d.wantNot("research.rest")
	})
}

func TestEvidenceIsChosen(t *testing.T) {
	atDesk(t, func(d *desk) {
		p := NewEvidence(d.env, d.read, "", nil)
		d.show(p)
		var selects []*kit.Select
		d.walk(func(o fyne.CanvasObject) bool {
			if s, ok := o.(*kit.Select); ok {
				selects = append(selects, s)
			}
			return false
		})
		choose := func(s *kit.Select, text string) {
			test.Tap(s)
			d.pressText(text)
		}
		choose(selects[0], d.env.T("research.for_deciders"))
		for _, key := range p.rows() {
			for _, e := range d.read.Library().Evidence {
				if e.Key == key && !slices.Contains(e.For, lesson.ForDeciders) {
					d.Errorf("%s is not for them", key)
				}
			}
		}
		one := d.read.Course.Lesson("low-mood-and-worry")
		choose(selects[1], one.Text(d.tag()).Title)
		for _, key := range p.rows() {
			if !slices.Contains(one.Sources, key) {
				d.Errorf("%s is none of the lesson's", key)
			}
		}
		if n := len(p.rows()); n == 0 || n >= len(one.Sources) {
			d.Errorf("%d of %d are left", n, len(one.Sources))
		}
		d.enter("Maselko", "research.search")
		if keys := p.rows(); len(keys) != 1 || keys[0] != "Ms15" {
			d.Errorf("found %q", keys)
		}
		d.wantNot("research.none")
		d.enter("zzzz", "research.search")
		d.want("research.none")
	})
}

// A source can be asked for: it stands first, with what is still to be checked, and
// the words looked for on the page unfold others.
func TestASourceOneCameFor(t *testing.T) {
	atDesk(t, func(d *desk) {
		all := d.read.Library().Evidence
		at := slices.IndexFunc(all, lesson.Evidence.Unsure)
		if at < 0 {
			d.Skip("every source is checked")
		}
		p := NewEvidence(d.env, d.read, all[at].Key, nil)
		d.show(p)
		d.want("research.check_line")
		d.want("research.rest")
		if p.state.open["Ra08"] {
			d.Error("another one is unfolded")
		}
		p.Unfold(i18n.Seek("Lancet 372"))
		if !p.state.open["Ra08"] {
			d.Error("the words do not unfold it")
		}
	})
}

// A lesson's list of sources says what is to be checked, and leads on.
func TestALessonLeadsToItsEvidence(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.show(NewReader(d.env, d.read, d.read.Course.Lesson("early-pregnancy-feelings"), nil))
		d.press("reader.more")
		d.press("reader.sources")
		d.want("research.check_line")
		d.follow(d.env.T("research.what"))
		d.press("grows.this")
		d.wantWent(Route{Page: Evidence, ID: d.read.Course.Cited(d.read.Course.Lesson("early-pregnancy-feelings"))[0].Key}, Route{Page: Growth})
	})
}

// The map has each part of the course with the lessons that grow it, and no lesson
// is missing from it.
func TestTheMap(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.show(NewGrowth(d.env, d.read, nil))
		for _, part := range append(slices.Clone(capacities), themes...) {
			d.want("grows." + part)
		}
		_, words := d.links()
		for _, one := range d.read.Course.Lessons {
			if !slices.Contains(words, one.Text(d.tag()).Title) {
				d.Errorf("%s is not on the map", one.ID)
			}
		}
		d.follow(d.read.Course.Lessons[0].Text(d.tag()).Title)
		d.wantWent(Route{Page: Reader, ID: d.read.Course.Lessons[0].ID})
	})
}

// The lessons stand along a path: what is read is counted, and where the baby is.
func TestThePath(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.lessons()
		d.wantNot("lessons.here")
		first := d.read.Course.Tracks[0]
		d.read.Place = lesson.Place{Pregnant: true, Weeks: 20, Finished: map[string]bool{first.Lessons[0].ID: true}}
		d.lessons()
		d.want("lessons.here")
		d.want("lessons.read_of", "N", 1, "Total", len(first.Lessons))
		d.wantNot("lessons.second_half")
		d.read.Place.Weeks = 30
		d.read.Place.Finished["imagined-baby"] = true
		d.lessons()
		d.want("lessons.second_half")
	})
}

// About week 30 the page of the imagined baby comes back, with the prompt of its
// second half.
func TestTheImaginedBabyComesBack(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.read.Place = lesson.Place{Pregnant: true, Weeks: 30, Finished: map[string]bool{"imagined-baby": true}}
		d.show(NewHome(d.env, d.journal, d.opening, d.read, nil))
		prompts := d.read.Course.Lesson("imagined-baby").Text(d.tag()).Prompts()
		if !d.shows(prompts[1]) || d.shows(prompts[0]) {
			d.Error("home does not ask what belongs to these weeks")
		}
		d.press("home.write")
		d.wantWent(Route{Page: Write, Lesson: "imagined-baby", Prompt: 1})
	})
}
