package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// typing is a tour that presses by keys, in a shell with an open journal and three
// entries, one of them deleted.
func typing(t *testing.T, tag string) *tour {
	t.Helper()
	s, e := unlocked(t, tag)
	r := &tour{T: t, shell: s, clock: e, keys: true, visit: func(string) {}}
	day := journal.Today(noon())
	r.keep(journal.Entry{Date: day, Feeling: journal.Happy, Text: "x"})
	r.keep(journal.Entry{Date: day.AddDays(-40), Text: "y"})
	r.must(s.open.journal.Delete(t.Context(), r.keep(journal.Entry{Date: day.AddDays(-1), Text: "z"})))
	return r
}

// on is the name of what has the keys.
func (r *tour) on() string { return label(r.shell.canvas.Focused()) }

func (r *tour) wantOn(what, name string) {
	r.Helper()
	if got := r.on(); got != name {
		r.Errorf("%s: the keys are on %q, want %q", what, got, name)
	}
}

// TestKeysStayWhereAPartIsMadeAnew presses what rebuilds its part of the page.
func TestKeysStayWhereAPartIsMadeAnew(t *testing.T) {
	for _, tag := range i18n.Tags() {
		r := typing(t, tag)
		s := r.shell
		s.show(screen.Route{Page: screen.Reader, ID: "reading-cues"}, nil)
		r.press("reader.more")
		r.wantOn("unfolded", r.word("reader.less"))
		r.press("reader.sources")
		r.wantOn("sources", r.word("reader.sources"))
		r.press("reader.finish")
		r.wantOn("finished", r.word("reader.finished"))
		r.press("reader.larger")
		r.wantOn("larger", r.word("reader.larger"))
		s.settings.Size = 17

		s.show(screen.Route{Page: screen.Reader, ID: "loss-and-grief"}, nil)
		r.press("reader.note_show")
		if s.canvas.Focused() == nil {
			t.Error("the keys went with the note before a lesson")
		}

		s.show(screen.Route{Page: screen.Diary}, nil)
		r.press("journal.words_show")
		r.wantOn("words", r.word("journal.words_hide"))
		r.press("journal.deleted")
		r.wantOn("deleted", r.word("journal.deleted"))
		r.press("journal.restore")
		if s.canvas.Focused() == nil {
			t.Error("the keys went with the entry that was brought back")
		}

		s.show(screen.Route{Page: screen.Settings}, nil)
		r.press("settings.theme_dark")
		r.wantOn("theme", r.word("settings.theme_dark")+": "+r.word("settings.theme"))
		s.show(screen.Route{Page: screen.Lessons}, nil)
		r.pressNamed(shipped().name(s.otherLanguage()))
		r.wantOn("language", shipped().name(s.otherLanguage()))
	}
}

// TestBackGivesTheKeysToWhatLedAway goes to a page and back by keys, and opens a
// dialog and closes it.
func TestBackGivesTheKeysToWhatLedAway(t *testing.T) {
	for _, tag := range i18n.Tags() {
		r := typing(t, tag)
		s := r.shell
		title := s.course.Lessons[2].Text(tag).Title
		s.show(screen.Route{Page: screen.Lessons}, nil)
		r.pressNamed(title)
		if s.route.Page != screen.Reader || s.canvas.Focused() == nil {
			t.Fatalf("page %q, keys on %q", s.route.Page, r.on())
		}
		r.escape()
		r.wantOn("back in the list", title)

		s.show(screen.Route{Page: screen.Diary}, nil)
		r.press("journal.deleted")
		r.press("write.erase")
		r.wantOn("what can't be undone", r.word("app.cancel"))
		opener := s.held.On()
		r.escape()
		if s.canvas.Overlays().Top() != nil || s.canvas.Focused() != opener {
			t.Errorf("after the dialog the keys are on %q", r.on())
		}
	}
}

// TestEscapeStepByStep closes what lies over what, and then goes back; two in a row
// are the cover from anywhere.
func TestEscapeStepByStep(t *testing.T) {
	for _, tag := range i18n.Tags() {
		r := typing(t, tag)
		s := r.shell
		s.show(screen.Route{Page: screen.Home}, nil)
		s.Go(screen.Route{Page: screen.Write, Prompt: -1})
		open := func() {
			r.press("write.delete")
			r.key(fyne.KeyF1)
			if len(s.canvas.Overlays().List()) != 2 {
				t.Fatal("the list of keys does not lie over the dialog")
			}
		}
		open()
		for left := range 2 {
			r.clock.pass(time.Second)
			r.escape()
			if n := len(s.canvas.Overlays().List()); n != 1-left || s.route.Page != screen.Write {
				t.Errorf("Escape number %d leaves %d over %q", left+1, n, s.route.Page)
			}
		}
		r.wantOn("after both", r.word("write.delete"))
		r.clock.pass(time.Second)
		r.escape()
		if s.route.Page != screen.Home {
			t.Errorf("Escape leads to %q", s.route.Page)
		}
		s.Go(screen.Route{Page: screen.Write, Prompt: -1})
		open()
		r.clock.pass(time.Second)
		r.key(fyne.KeyEscape)
		r.key(fyne.KeyEscape)
		if s.route.Page != screen.Cover {
			t.Errorf("two Escapes lead to %q", s.route.Page)
		}
	}
}

// TestF6GoesThroughTheParts goes from the page to the line above it, to the rail,
// and back; from the beginning of a page, Shift+Tab leads to help.
func TestF6GoesThroughTheParts(t *testing.T) {
	for _, tag := range i18n.Tags() {
		r := typing(t, tag)
		s := r.shell
		s.show(screen.Route{Page: screen.Diary}, nil)
		for _, name := range []string{"journal.write", "", "nav.journal", "journal.write"} {
			r.key(fyne.KeyF6)
			want := shipped().name(s.otherLanguage())
			if name != "" {
				want = r.word(name)
			}
			r.wantOn("F6", want)
		}
		s.canvas.FocusPrevious()
		r.wantOn("Shift+Tab", r.word("nav.help"))
	}
}

// TestWhatIsOfferedCanBeTakenByKey deletes an entry and takes that back.
func TestWhatIsOfferedCanBeTakenByKey(t *testing.T) {
	r := typing(t, "ur")
	s := r.shell
	entries, _, err := s.open.journal.Newest(t.Context(), "", 10)
	r.must(err)
	s.show(screen.Route{Page: screen.Diary}, nil)
	s.Go(screen.Route{Page: screen.Write, ID: entries[0].ID.String(), Prompt: -1})
	r.press("write.delete")
	r.key(fyne.KeyReturn)
	if s.route.Page != screen.Diary || s.canvas.Focused() == nil {
		t.Fatalf("after the deletion: page %q, keys on %q", s.route.Page, r.on())
	}
	s.canvas.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if left, _, _ := s.open.journal.Newest(t.Context(), "", 10); len(left) != len(entries) {
		t.Errorf("%d entries of %d are there again", len(left), len(entries))
	}
}

// TestF7ChoosesInTheText puts a caret into a lesson, copies a line, and goes back.
func TestF7ChoosesInTheText(t *testing.T) {
	for _, tag := range i18n.Tags() {
		r := typing(t, tag)
		s := r.shell
		s.show(screen.Route{Page: screen.Reader, ID: "reading-cues"}, nil)
		r.tab()
		before := s.canvas.Focused()
		r.key(fyne.KeyF7)
		text, ok := s.canvas.Focused().(*kit.Prose)
		if !ok || !text.Pinned() {
			t.Fatalf("%T has the keys", s.canvas.Focused())
		}
		text.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
		r.key(fyne.KeyDown)
		text.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
		text.TypedShortcut(&fyne.ShortcutCopy{})
		if s.copied == "" || s.copied != text.Selected() {
			t.Errorf("copied is %q", s.copied)
		}
		r.escape()
		if s.canvas.Focused() != before || s.route.Page != screen.Reader {
			t.Errorf("after Escape: page %q, keys on %q", s.route.Page, r.on())
		}
	}
}

// TestTheMouseLeavesNoRing: on a page to which the mouse has led, nothing has the
// keys but what wants them.
func TestTheMouseLeavesNoRing(t *testing.T) {
	r := typing(t, "en")
	s := r.shell
	s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
	s.canvas.Focused().TypedRune('x')
	press(t, s, r.word("nav.lessons"))
	if s.route.Page != screen.Lessons || s.canvas.Focused() != nil {
		t.Errorf("page %q, keys on %q", s.route.Page, r.on())
	}
	s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
	press(t, s, s.from.name(s.otherLanguage()))
	if _, writes := s.canvas.Focused().(*kit.Editor); !writes {
		t.Errorf("after a change of language the keys are on %q", r.on())
	}
}
