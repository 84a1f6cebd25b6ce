package screen

import (
	"strings"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// notes numbers the sources of a lesson, so that a sentence can point to one.
type notes map[string]int

func numbered(sources []string) notes {
	n := notes{}
	for i, key := range sources {
		n[key] = i + 1
	}
	return n
}

// paragraphs turns the blocks of a lesson into text to read.
func paragraphs(l *kit.Look, blocks []lesson.Block, n notes) []kit.Paragraph {
	var out []kit.Paragraph
	for _, b := range blocks {
		switch b.Kind {
		case lesson.Heading:
			p := line(l, b.Spans, n)
			p.Words, p.Above = kit.Words{Step: kit.Lead, Bold: true}, kit.Around
			out = append(out, p)
		case lesson.Paragraph:
			p := line(l, b.Spans, n)
			p.Above = kit.Inside + 4
			out = append(out, p)
		default:
			for i, item := range b.Items {
				p := line(l, item, n)
				p.Marker, p.Above = "•", kit.Inside
				if b.Kind == lesson.Numbers {
					p.Marker = l.Lang.Number(i+1) + "."
				}
				out = append(out, p)
			}
		}
	}
	if len(out) > 0 {
		out[0].Above = 0
	}
	return out
}

// line joins spans to a paragraph, with a small number for each source.
func line(l *kit.Look, spans []lesson.Span, n notes) kit.Paragraph {
	var text strings.Builder
	var looks []kit.Span
	for _, s := range spans {
		start := text.Len()
		text.WriteString(s.Text)
		if s.Bold {
			looks = append(looks, kit.Span{Start: start, End: text.Len(), Bold: true})
		}
		for _, key := range s.Cites {
			if n[key] == 0 {
				continue
			}
			start = text.Len()
			text.WriteString("\u00a0[" + l.Lang.Number(n[key]) + "]")
			looks = append(looks, kit.Span{Start: start, End: text.Len(), Tint: kit.TintMuted})
		}
	}
	return kit.Paragraph{Text: text.String(), Spans: looks}
}
