package lesson

// Question is one question of "check yourself": a level-3 heading, its answers
// as task marks ([x] right, [ ] not), and what it teaches.
type Question struct {
	Text     string
	Answers  []Answer
	Teaching string   // shown after any answer
	Cites    []string // the sources of the teaching
}

// Answer is one answer to a question.
type Answer struct {
	Text  string
	Right bool
}

// Quiz returns the lesson's questions; none for a lesson without a quiz.
func (t *Text) Quiz() []Question {
	s := t.Section(RoleQuiz)
	if s == nil {
		return nil
	}
	var quiz []Question
	for _, b := range s.Rest() {
		if b.Kind == Heading {
			quiz = append(quiz, Question{Text: Plain(b.Spans)})
			continue
		}
		q := &quiz[len(quiz)-1] // Rest begins with a heading
		for _, item := range b.Items {
			q.Answers = append(q.Answers, Answer{Plain(item.Spans), item.mark == right})
		}
		if b.Kind == Paragraph {
			if q.Teaching != "" {
				q.Teaching += "\n"
			}
			q.Teaching += Plain(b.Spans)
			q.Cites = append(q.Cites, b.cites()...)
		}
	}
	return quiz
}

// checkQuiz holds the quiz to its form: every question has answers that bear
// marks, at least one of them right and one not, and a sentence that teaches.
func (r *reader) checkQuiz(file string, t *Text) {
	s := t.Section(RoleQuiz)
	if s == nil {
		return
	}
	if len(s.Lead()) > 0 || len(s.Rest()) == 0 {
		r.fault(file, s.line, "a quiz begins with a question under a level-3 heading")
		return
	}
	for _, b := range s.Blocks {
		if b.Kind > Numbers {
			r.fault(file, b.line, "a quiz has questions, answers and paragraphs alone")
		}
		for i, item := range b.Items {
			if item.mark == unmarked || len(item.Under) > 0 {
				r.fault(file, item.line, "answer %d has no mark [ ] or [x], or a list below it", i+1)
			}
		}
	}
	for i, q := range t.Quiz() {
		rights := 0
		for _, a := range q.Answers {
			if a.Right {
				rights++
			}
		}
		if rights == 0 || rights == len(q.Answers) {
			r.fault(file, s.line, "question %d needs a right answer and a wrong one", i+1)
		}
		if q.Teaching == "" {
			r.fault(file, s.line, "question %d teaches nothing after its answers", i+1)
		}
	}
}
