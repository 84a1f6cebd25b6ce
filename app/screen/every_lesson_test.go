package screen

import (
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/lesson"
)

// Every lesson opens, says all that is written in it, and answers every answer.
func TestEveryLesson(t *testing.T) {
	atDesk(t, func(d *desk) {
		if n := len(d.read.Course.Lessons); n != 29 {
			d.Errorf("%d lessons", n)
		}
		for _, one := range d.read.Course.Lessons {
			d.throughLesson(one)
		}
	})
}

// throughLesson opens a lesson, unfolds all of it, reads it, and takes its quiz.
func (d *desk) throughLesson(one *lesson.Lesson) {
	d.Helper()
	text := one.Text(d.tag())
	d.show(NewReader(d.env, d.read, one, nil))
	if one.Sensitive() {
		if d.shows(text.Section(lesson.RoleAim).Blocks[0].Words()[0]) {
			d.Errorf("%s is shown before its note is answered", one.ID)
		}
		d.press("reader.note_show")
	}
	d.press("reader.more")
	if g := text.Section(lesson.RoleGroup); g != nil {
		d.pressText(g.Heading)
	}
	d.press("reader.sources")
	d.says(one.ID, text)
	for _, s := range d.read.Course.Cited(one) {
		if !d.shows(s.String()) {
			d.Errorf("%s does not list %s", one.ID, s.Key)
		}
	}
	for _, q := range text.Quiz() {
		d.answer(one.ID, q)
	}
	d.went = nil
	for i, prompt := range text.Prompts() {
		d.pressText(prompt)
		if got := d.went[len(d.went)-1]; got != (Route{Page: Write, Lesson: one.ID, Prompt: i}) {
			d.Errorf("%s: prompt %d leads to %v", one.ID, i, got)
		}
	}
}

// mark is the small number of a source in a text.
var mark = regexp.MustCompile(`\x{a0}\[[0-9۰-۹]+\]`)

// says holds the page to everything that is written in the lesson. What is a prompt
// stands on it alone; what is said between prompts does not.
func (d *desk) says(id string, text *lesson.Text) {
	d.Helper()
	var all strings.Builder
	d.walk(func(o fyne.CanvasObject) bool {
		if w, ok := o.(worded); ok {
			all.WriteString(mark.ReplaceAllString(w.Text(), "") + "\n")
		}
		return false
	})
	page := all.String()
	for _, s := range text.Sections {
		if s.Role == lesson.RolePlain {
			continue
		}
		if s.Role != lesson.RoleQuiz && s.Role != lesson.RoleAim && !strings.Contains(page, s.Heading) {
			d.Errorf("%s does not say %q", id, s.Heading)
		}
		for _, b := range s.Blocks {
			if s.Role == lesson.RoleQuiz && b.Kind == lesson.Paragraph || s.Role == lesson.RoleWrite && b.Kind == lesson.Paragraph {
				continue // said after an answer; or between prompts
			}
			for _, words := range b.Words() {
				if b.Kind != lesson.Picture && !strings.Contains(page, words) {
					d.Errorf("%s does not say %q", id, words)
				}
			}
		}
	}
}

// answer presses each answer of a question and hears what it teaches.
func (d *desk) answer(id string, q lesson.Question) {
	d.Helper()
	for _, a := range q.Answers {
		d.pressText(a.Text)
		verdict := "reader.quiz_wrong"
		if a.Right {
			verdict = "reader.quiz_right"
		}
		if !d.shows(d.env.T(verdict)) || !d.shows(q.Teaching) {
			d.Errorf("%s: %q teaches nothing", id, a.Text)
		}
	}
}
