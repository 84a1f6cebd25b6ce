package lesson_test

import (
	"strings"
	"testing"

	"gehwara/app/lesson"
	"gehwara/assets"
)

// A course written anew has all its texts of one language changed, and nothing
// of the course it was made from.
func TestWrittenAnew(t *testing.T) {
	c, err := lesson.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	loud := c.Written("en", strings.ToUpper)
	for i, l := range loud.Lessons {
		text, was := l.Text("en"), c.Lessons[i].Text("en")
		if text.Title != strings.ToUpper(was.Title) || text.Title == was.Title {
			t.Errorf("%s: the title is %q, it was %q", l.ID, text.Title, was.Title)
		}
		for j, p := range text.Prompts() {
			if p != strings.ToUpper(was.Prompts()[j]) {
				t.Errorf("%s: a prompt is %q", l.ID, p)
			}
		}
		if l.Text("ur") != c.Lessons[i].Text("ur") {
			t.Errorf("%s: the Urdu is another", l.ID)
		}
	}
	for i, track := range loud.Tracks {
		for j, l := range track.Lessons {
			if l != loud.Lesson(c.Tracks[i].Lessons[j].ID) {
				t.Errorf("track %s has a lesson that is not of its course", track.ID)
			}
		}
	}
}
