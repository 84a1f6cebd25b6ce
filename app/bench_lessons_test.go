package app

import (
	"testing"
	"time"

	"gehwara/app/lesson"
	"gehwara/app/screen"
	"gehwara/assets"
)

// BenchmarkOpenAnyLesson opens every lesson in both languages, from the press to the
// first picture, no word of it shaped before, and tells of the slowest: the better
// of three looks at each, so that nothing else that runs is counted.
func BenchmarkOpenAnyLesson(b *testing.B) {
	slowest := time.Duration(0)
	for b.Loop() {
		slowest = 0
		for _, tag := range lesson.Languages {
			s := seated(b, tag)
			s.course = s.taught // without the long one
			for _, one := range s.course.Lessons {
				slowest = max(slowest, s.opens(screen.Route{Page: screen.Reader, ID: one.ID}))
			}
		}
	}
	b.ReportMetric(float64(slowest)/1e6, "ms-most")
}

// BenchmarkOpenLibrary does so for the pages beside the lessons.
func BenchmarkOpenLibrary(b *testing.B) {
	slowest := time.Duration(0)
	for b.Loop() {
		slowest = 0
		for _, tag := range lesson.Languages {
			s := seated(b, tag)
			for _, page := range []screen.Name{screen.Library, screen.Words, screen.Evidence, screen.Growth} {
				slowest = max(slowest, s.opens(screen.Route{Page: page}))
			}
		}
	}
	b.ReportMetric(float64(slowest)/1e6, "ms-most")
}

// opens is how long a page takes to its first picture.
func (s *Shell) opens(r screen.Route) time.Duration {
	least := time.Hour
	for range 3 {
		s.show(screen.Route{Page: screen.Settings}, nil)
		s.fonts.Forget()
		start := time.Now()
		s.show(r, nil)
		s.picture()
		least = min(least, time.Since(start))
	}
	return least
}

// BenchmarkReadCourse reads what is read at the start; BenchmarkReadLibrary what is
// read when it is asked for.
func BenchmarkReadCourse(b *testing.B) {
	for b.Loop() {
		if c, err := lesson.Load(assets.FS); err != nil || len(c.Lessons) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadLibrary(b *testing.B) {
	c, err := lesson.Load(assets.FS)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if l := c.Library(); len(l.Problems) > 0 {
			b.Fatal(l.Problems)
		}
	}
}
