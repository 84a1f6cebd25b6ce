package lesson_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gehwara/app/lesson"
	"gehwara/assets"
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

// A lesson whose second half is for these weeks leads, read or not; in the ward, or
// where nothing is known, it does not.
func TestALessonComesBack(t *testing.T) {
	c, err := lesson.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]bool{"imagined-baby": true}
	for _, tt := range []struct {
		place lesson.Place
		back  bool
	}{
		{lesson.Place{Pregnant: true, Weeks: 30, Finished: read}, true},
		{lesson.Place{Pregnant: true, Weeks: 31}, true},
		{lesson.Place{Pregnant: true, Weeks: 29, Finished: read}, false},
		{lesson.Place{Pregnant: true, Weeks: 32, Finished: read}, false},
		{lesson.Place{Pregnant: true, Weeks: 30, Hospital: true}, false},
		{lesson.Place{None: true, Pregnant: true, Weeks: 30}, false},
		{lesson.Place{Months: 7, Finished: read}, false},
	} {
		if got := c.For(tt.place).ID == "imagined-baby"; got != tt.back {
			t.Errorf("%+v: offered is %q", tt.place, c.For(tt.place).ID)
		}
	}
}

// The stretch of the way is that of the day, whatever was read.
func TestStretch(t *testing.T) {
	c, err := lesson.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	for want, places := range map[string][]lesson.Place{
		"":  {{None: true}},
		"A": {{Pregnant: true, Weeks: 5}, {Pregnant: true, Weeks: 24}, {Pregnant: true, Weeks: 40}},
		"B": {{Months: 0}},
		"C": {{Months: 2}},
		"D": {{Months: 4}},
		"E": {{Months: 9}},
		"F": {{Months: 15}, {Months: 30}},
	} {
		for _, p := range places {
			if got := c.Stretch(p); got != want {
				t.Errorf("%+v lies in %q, want %q", p, got, want)
			}
		}
	}
}
