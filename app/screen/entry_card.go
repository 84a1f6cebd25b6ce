package screen

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// entryCard is one entry in a list: its day and face. What was written, and the
// lesson it was written from, shows only where words are asked for.
func entryCard(env *Env, c *lesson.Course, e journal.Entry, words bool) *kit.Tile {
	l := env.Look
	face := kit.TileFace{
		Image: entryFace(l, e.Feeling), Beside: true,
		Text: shortDate(env, e.Date), Hint: entryHint(l, e),
	}
	act := func() { env.Go(Route{Page: Write, ID: e.ID.String(), Prompt: -1}) }
	switch {
	case e.Problem != nil:
		face.More = kit.NewLabel(l, l.T("error.cannot_read"), kit.Words{Step: kit.Small, Colour: l.Colours.Danger})
		act = func() { env.Say(l.T("error.cannot_read"), "", nil) }
	case words:
		face.More = entryWords(l, c, e)
	}
	return kit.NewTile(l, face, act)
}

// entryCards is a list of entries. Where their words are shown they stand one
// below the other.
func entryCards(env *Env, c *lesson.Course, entries []journal.Entry, words bool) *fyne.Container {
	least := 13 * env.Look.Size
	if words {
		least = 32 * env.Look.Size
	}
	list := make([]fyne.CanvasObject, len(entries))
	for i, e := range entries {
		list[i] = entryCard(env, c, e, words)
	}
	return cards(env.Look, least, list...)
}

// entryFace is how the writer felt, or a pen where nothing was said of it.
func entryFace(l *kit.Look, f journal.Feeling) fyne.CanvasObject {
	if f == journal.NoFeeling {
		return kit.Inset((kit.FaceSide-24)/2, l.Icon("write", l.Colours.Muted, 24))
	}
	return l.Picture(facePicture(f), fyne.NewSquareSize(kit.FaceSide))
}

func facePicture(f journal.Feeling) string { return "face-" + strconv.Itoa(int(f)) }

// feelingWord is the word that belongs to a face.
func feelingWord(l *kit.Look, f journal.Feeling) string {
	return l.T("write.feeling_" + strconv.Itoa(int(f)))
}

// entryHint is the small line below the date.
func entryHint(l *kit.Look, e journal.Entry) string {
	hint := ""
	if e.Date.Valid() {
		hint = l.Lang.Weekday(time.Date(e.Date.Year, e.Date.Month, e.Date.Day, 0, 0, 0, 0, time.UTC).Weekday())
	}
	if e.Feeling != journal.NoFeeling {
		hint += " · " + feelingWord(l, e.Feeling)
	}
	return hint
}

// shortDate is a date in a list: its year is said when it is not this one.
func shortDate(env *Env, d journal.Date) string {
	lang := env.Look.Lang
	switch {
	case !d.Valid():
		return "–"
	case d.Year == env.Today().Year:
		return lang.ShortDate(d.Month, d.Day)
	}
	return lang.Date(d.Year, d.Month, d.Day)
}

// entryWords are the first words of an entry, and the lesson it came from.
func entryWords(l *kit.Look, c *lesson.Course, e journal.Entry) fyne.CanvasObject {
	small := kit.Words{Step: kit.Small, Colour: l.Colours.Muted}
	column := kit.Column(4)
	if words := firstWords(e.Text); words != "" {
		column.Add(kit.NewLabel(l, words, kit.Words{Own: true, Direction: sideOf(e.Direction).direction}))
	} else {
		column.Add(kit.NewLabel(l, l.T("journal.no_words"), small))
	}
	if from := c.Lesson(e.Lesson); from != nil {
		title := l.Lang.Quote(from.Text(l.Lang.Tag()).Title)
		column.Add(kit.NewLabel(l, l.T("journal.from_lesson", "Lesson", title), small))
	}
	return column
}

// firstWords are as many whole words from the start of a text as make a line or
// two, in the lines they were written in: each may run its own way.
func firstWords(text string) string {
	const characters, lines, look = 120, 3, 1200 // look: bytes looked at to find them
	cut := len(text) > look
	if cut {
		text = strings.ToValidUTF8(text[:look], "")
	}
	var kept []string
	for left := characters; ; {
		line, rest, more := strings.Cut(text, "\n")
		text = rest
		line, whole := shortened(strings.Join(strings.Fields(line), " "), left)
		if line != "" {
			kept = append(kept, line)
		}
		left -= utf8.RuneCountInString(line)
		if full := !whole || left <= 0 || len(kept) == lines; full || !more {
			cut = cut || !whole || strings.TrimSpace(text) != ""
			break
		}
	}
	if cut && len(kept) > 0 {
		kept[len(kept)-1] += "…"
	}
	return strings.Join(kept, "\n")
}

// shortened cuts a line to so many characters, after a whole word where it has
// one, and tells whether it is whole.
func shortened(line string, most int) (string, bool) {
	if utf8.RuneCountInString(line) <= most {
		return line, true
	}
	line = string([]rune(line)[:max(0, most)])
	if space := strings.LastIndexByte(line, ' '); space > 0 {
		line = line[:space]
	}
	return line, false
}
