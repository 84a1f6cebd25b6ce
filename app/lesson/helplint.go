package lesson

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
)

// dialled is a number as one dials it: Latin digits and dashes.
var dialled = regexp.MustCompile(`^[0-9]+(-[0-9]+)*$`)

// LintHelp is the editor of the help pages and their directory: every language
// has the same parts, nothing is empty, the rules of writing are kept, every row of
// the directory is complete, and the nearest hospital and 1122 show on every page.
func LintHelp(files fs.FS) []error {
	e := &editor{files: files}
	var first []line
	for _, lang := range Languages {
		file := path.Join("help", lang+".toml")
		h, err := LoadHelp(files, lang)
		if err != nil {
			e.faults = append(e.faults, err)
			continue
		}
		e.letters(file)
		lines := h.lines()
		if first == nil {
			first = lines
		}
		if !slices.EqualFunc(lines, first, func(a, b line) bool { return a.place == b.place }) {
			e.fault(file, 1, "not the same parts as in %q", Languages[0])
		}
		for _, l := range lines {
			if l.text == "" {
				e.fault(file, 1, "%s is empty", l.place)
			}
			e.words(file, e.lineOf(file, l.text), lang, l.text)
		}
	}
	e.directory()
	return e.faults
}

// line is one text of the help pages and the place it stands in.
type line struct{ place, text string }

func (h *Help) lines() []line {
	out := []line{{"title", h.Title}, {"ask", h.Ask}, {"notcalled", h.NotCalled}, {"undated", h.Undated}}
	add := func(place string, texts ...string) {
		for i, t := range texts {
			out = append(out, line{fmt.Sprintf("%s %d", place, i+1), t})
		}
	}
	add("always", h.Always...)
	for _, d := range h.Doors {
		door := fmt.Sprintf("door %s (private: %t)", d.ID, d.Private)
		add(door, d.Name, d.Title)
		add(door+" first", d.First...)
		for _, g := range d.Signs {
			add(fmt.Sprintf("%s signs %s (%s)", door, g.ID, g.Haste), append([]string{g.Name}, g.Signs...)...)
		}
		if d.Ask != nil {
			add(door+" ask", d.Ask.Text)
			for _, a := range d.Ask.Answers {
				add(fmt.Sprintf("%s answer %s (numbers: %t)", door, a.ID, a.Numbers), append([]string{a.Name}, a.Lines...)...)
			}
		}
		for _, n := range d.Notes {
			add(door+" note "+n.ID, append([]string{n.Title}, n.Lines...)...)
		}
	}
	return out
}

func (e *editor) directory() {
	const file = "help/directory.toml"
	rows, faults := readDirectory(e.files)
	if e.faults = append(e.faults, faults...); rows == nil {
		return
	}
	e.letters(file)
	seen, hospital, ambulance := map[string]bool{}, false, false
	for _, row := range rows {
		line := e.lineOf(file, fmt.Sprintf("id = %q", row.ID))
		if row.ID == "" || seen[row.ID] {
			e.fault(file, line, "a row without an id, or a second %q", row.ID)
		}
		seen[row.ID] = true
		hospital = hospital || row.Always && row.Status == NoNumber
		ambulance = ambulance || row.Always && row.Digits == rescue
		e.row(file, line, row)
	}
	if !hospital {
		e.fault(file, 1, "the nearest hospital does not show on every page of help")
	}
	if !ambulance {
		e.fault(file, 1, "%s does not show on every page of help", rescue)
	}
}

// rescue is the ambulance's number, which shows on every page of help.
const rescue = "1122"

// row holds one row of the directory to its rules.
func (e *editor) row(file string, line int, row listed) {
	if row.Digits != "" && !dialled.MatchString(row.Digits) {
		e.fault(file, line, "%q: %q cannot be dialled", row.ID, row.Digits)
	}
	if row.Always && row.Status == Unverified {
		e.fault(file, line, "%q is to show always, and is not verified", row.ID)
	}
	for _, s := range row.Source {
		if s.Name == "" {
			e.fault(file, line, "%q was found in a source without a name", row.ID)
		}
	}
	for _, lang := range Languages {
		if row.Name[lang] == "" || row.Area[lang] == "" || row.Purpose[lang] == "" {
			e.fault(file, line, "%q lacks name, area or purpose in %q", row.ID, lang)
		}
		if (row.Note[lang] == "") != (row.Note[Languages[0]] == "") {
			e.fault(file, line, "%q has its note in one language only", row.ID)
		}
		for _, text := range []string{row.Name[lang], row.Area[lang], row.Purpose[lang], row.Note[lang]} {
			e.words(file, line, lang, text)
		}
	}
}
