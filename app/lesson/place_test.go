package lesson_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gehwara/app/lesson"
)

// timeline is a course of lessons that differ only in their stage.
func timeline() fstest.MapFS {
	fsys := files()
	stages := []struct{ id, head string }{
		{"early", "[stage]\nweeks = [0, 13]"},
		{"late", "[stage]\nweeks = [28, 42]\nward = true"},
		{"newborn", "[stage]\nmonths = [0, 3]"},
		{"crawler", "[stage]\nmonths = [6, 12]"},
		{"grief", "[content_note]\nen = \"Loss.\"\nur = \"غم۔\""},
		{"fathers", ""},
		{"support", "[stage]\nweeks = [28, 42]\nanyone = true"},
		{"ward", "[stage]\nmonths = [0, 3]\nward = true"},
	}
	var ids []string
	for _, s := range stages {
		ids = append(ids, `"`+s.id+`"`)
		folder := "lessons/" + s.id + "/"
		fsys[folder+"lesson.toml"] = &fstest.MapFile{Data: []byte("id = \"" + s.id + "\"\ntrack = \"A\"\n" + s.head)}
		fsys[folder+"en.md"] = fsys["lessons/one/en.md"]
		fsys[folder+"ur.md"] = fsys["lessons/one/ur.md"]
	}
	delete(fsys, "lessons/one/lesson.toml")
	delete(fsys, "lessons/one/en.md")
	delete(fsys, "lessons/one/ur.md")
	delete(fsys, "lessons/one/one.svg")
	fsys["curriculum.toml"] = &fstest.MapFile{Data: []byte(
		"ward = \"ward\"\n[[track]]\nid = \"A\"\nlessons = [" + strings.Join(ids, ", ") + ", \"later\"]\n")}
	return fsys
}

func done(ids ...string) map[string]bool {
	finished := map[string]bool{}
	for _, id := range ids {
		finished[id] = true
	}
	return finished
}

func TestForOffersWhatFits(t *testing.T) {
	c := load(t, timeline())
	if len(c.Problems) > 0 {
		t.Fatal(c.Problems)
	}
	tests := []struct {
		name  string
		place lesson.Place
		want  string
	}{
		{"in its weeks", lesson.Place{Pregnant: true, Weeks: 30}, "late"},
		{"on its last day", lesson.Place{Pregnant: true, Weeks: 13}, "early"},
		{"between two, for everyone", lesson.Place{Pregnant: true, Weeks: 20}, "fathers"},
		{"what lies ahead", lesson.Place{Pregnant: true, Weeks: 20, Finished: done("fathers")}, "late"},
		{"newborn", lesson.Place{}, "newborn"},
		{"a crawler", lesson.Place{Months: 8}, "crawler"},
		{"just passed", lesson.Place{Months: 4, Finished: done("fathers")}, "newborn"},
		{"what is ahead before what has long passed", lesson.Place{Months: 5, Finished: done("fathers")}, "crawler"},
		{"nothing of pregnancy after birth", lesson.Place{Finished: done("fathers", "newborn", "ward")}, "crawler"},
		{"older than every lesson", lesson.Place{Months: 30, Finished: done("fathers")}, "crawler"},
		{"all is read", lesson.Place{Months: 8, Finished: done("early", "late", "newborn", "crawler", "fathers", "support", "ward")}, "crawler"},
		{"in hospital", lesson.Place{Hospital: true}, "ward"},
		{"in hospital before birth", lesson.Place{Hospital: true, Pregnant: true, Weeks: 30}, "ward"},
		{"in hospital, ward read", lesson.Place{Hospital: true, Finished: done("ward")}, "late"},
		{"nothing known", lesson.Place{None: true}, "support"},
		{"nothing known, what takes no baby for granted is read", lesson.Place{None: true, Finished: done("support")}, "support"},
		{"only the hospital known", lesson.Place{None: true, Hospital: true}, "ward"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := c.For(tt.place); got == nil || got.ID != tt.want {
				t.Errorf("got %v, want %s", got, tt.want)
			}
		})
	}
}

func TestForNeverOffersWhatNeedsANote(t *testing.T) {
	fsys := timeline()
	replace(t, fsys, "curriculum.toml", `"early", "late", "newborn", "crawler", "grief", "fathers", "support", "ward"`, `"grief"`)
	if got := load(t, fsys).For(lesson.Place{None: true}); got != nil {
		t.Errorf("offers %s", got.ID)
	}
}

func TestForTakesNoBabyForGranted(t *testing.T) {
	fsys := timeline()
	replace(t, fsys, "lessons/support/lesson.toml", "anyone = true", "")
	if got := load(t, fsys).For(lesson.Place{None: true}); got != nil {
		t.Errorf("offers %s", got.ID)
	}
}

func TestNextFollowsTheCurriculum(t *testing.T) {
	c := load(t, timeline())
	for id, want := range map[string]string{"early": "late", "grief": "fathers", "ward": "", "later": "", "nowhere": ""} {
		got := ""
		if next := c.Next(id); next != nil {
			got = next.ID
		}
		if got != want {
			t.Errorf("after %s comes %q, want %q", id, got, want)
		}
	}
}
