package lesson_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gehwara/app/lesson"
)

func help(t *testing.T, lang string) *lesson.Help {
	t.Helper()
	h, err := lesson.LoadHelp(os.DirFS("../../assets"), lang)
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Problems) > 0 {
		t.Error(h.Problems)
	}
	return h
}

func ids(numbers []lesson.Number) []string {
	var out []string
	for _, n := range numbers {
		out = append(out, n.ID)
	}
	return out
}

func TestShippedHelp(t *testing.T) {
	for _, fault := range lesson.LintHelp(os.DirFS("../../assets")) {
		t.Error(fault)
	}
	for _, lang := range lesson.Languages {
		h := help(t, lang)
		var doors []string
		for _, d := range h.Doors {
			doors = append(doors, d.ID)
			if len(d.First) == 0 {
				t.Errorf("%s: door %s has no first steps", lang, d.ID)
			}
		}
		if !slices.Equal(doors, []string{"body", "baby", "feelings", "unsafe"}) {
			t.Errorf("%s: doors %q", lang, doors)
		}
		if !h.Door("unsafe").Private || h.Door("body").Private || h.Door("garden") != nil {
			t.Errorf("%s: the private door is another", lang)
		}
	}
}

func TestFeelingsAskOneQuestion(t *testing.T) {
	for lang, giveTheBaby := range map[string]string{
		"en": "If a baby is with you, give the baby to them.",
		"ur": "اگر بچہ ساتھ ہو تو ان کی گود میں دیں۔",
	} {
		ask := help(t, lang).Door("feelings").Ask
		if len(ask.Answers) != 3 {
			t.Fatalf("%s: %d answers", lang, len(ask.Answers))
		}
		yes, unsure, no := ask.Answers[0], ask.Answers[1], ask.Answers[2]
		if yes.ID != "yes" || unsure.ID != "unsure" || no.ID != "no" {
			t.Errorf("%s: answers %s, %s, %s", lang, yes.ID, unsure.ID, no.ID)
		}
		if !slices.Equal(yes.Lines, unsure.Lines) || !yes.Numbers || !unsure.Numbers {
			t.Errorf("%s: not sure is not treated as yes", lang)
		}
		if !slices.Contains(yes.Lines, giveTheBaby) {
			t.Errorf("%s: nobody takes the baby", lang)
		}
	}
}

func TestHospitalAndRescueAlwaysComeFirst(t *testing.T) {
	h := help(t, "en")
	for _, d := range h.Doors {
		got := ids(h.For(d.ID))
		if len(got) < 2 || !slices.Equal(got[:2], []string{"nearest", "rescue"}) {
			t.Errorf("%s begins with %q", d.ID, got)
		}
	}
	if got := ids(h.For("unsafe")); !slices.Contains(got, "human-rights") || slices.Contains(got, "umang") {
		t.Errorf("unsafe has %q", got)
	}
}

// A number nobody found stays hidden; a found one bears its source and date.
func TestNumbersSayWhereTheyComeFrom(t *testing.T) {
	h := help(t, "en")
	for _, n := range h.Numbers {
		switch n.Status {
		case lesson.Found:
			if n.Source == "" || n.Date == "" || n.Digits == "" {
				t.Errorf("%s: found in %q: %q", n.ID, n.Source, n.Digits)
			}
		case lesson.NoNumber:
			if n.Digits != "" {
				t.Errorf("%s has the number %q", n.ID, n.Digits)
			}
		default:
			t.Errorf("%s is shown, though %s", n.ID, n.Status)
		}
		for _, hidden := range []string{"115", "0316-8275336", "0800-22444", "0304-1111741", "1033", "1282", "1093"} {
			if n.Digits == hidden {
				t.Errorf("%s is shown", hidden)
			}
		}
	}
	child := h.Numbers[slices.IndexFunc(h.Numbers, func(n lesson.Number) bool { return n.ID == "child-protection" })]
	if child.Source != "punjab.gov.pk; scpa.sindh.gov.pk; stateofchildren.com" || child.Date != "no date; no date; 2025" {
		t.Errorf("source %q, date %q", child.Source, child.Date)
	}
	if last := h.Numbers[len(h.Numbers)-1]; last.ID != "punjab-counselling" || len(last.Doors) > 0 {
		t.Errorf("the police's line is not last, or behind a door: %+v", last)
	}
}

const (
	helpText = `title = "Help"
ask = "What?"
always = ["Go."]
not_called = "not called"
undated = "no date"
[[door]]
id = "body"
name = "Body"
title = "Body"
first = ["Go."]
[[door.signs]]
id = "now"
name = "Now"
haste = "now"
signs = ["Fits"]
`
	directory = `[[number]]
id = "rescue"
digits = "1122"
status = "found"
always = true
source = [{ name = "Paper", date = "2022" }]
name = { en = "Rescue", ur = "ریسکیو" }
area = { en = "Here", ur = "یہاں" }
purpose = { en = "Ambulance", ur = "ایمبولینس" }
`
)

// nearest is the row of the nearest hospital.
const nearest = `[[number]]
id = "nearest"
status = "place"
always = true
name = { en = "Hospital", ur = "ہسپتال" }
area = { en = "Anywhere", ur = "ہر جگہ" }
purpose = { en = "Emergency", ur = "ہنگامی حالت" }
`

var urduHelp = strings.NewReplacer(`"Help"`, `"مدد"`, `"What?"`, `"کیا؟"`, `"Go."`, `"جائیں۔"`, `"not called"`, `"فون نہیں کیا"`,
	`"no date"`, `"تاریخ نہیں"`, `"Body"`, `"جسم"`, `"Now"`, `"ابھی"`, `"Fits"`, `"جھٹکے"`).Replace(helpText)

func helpFiles() fstest.MapFS {
	return fstest.MapFS{
		"help/en.toml":        {Data: []byte(helpText)},
		"help/ur.toml":        {Data: []byte(urduHelp)},
		"help/directory.toml": {Data: []byte(directory + nearest)},
	}
}

// The danger signs don't hang on the directory, nor one number on another.
func TestHelpWithASpoiltDirectory(t *testing.T) {
	for name, tt := range map[string]struct {
		data    string
		numbers int
	}{
		"gone":      {"", 0},
		"no TOML":   {"[[number", 0},
		"no UTF-8":  {"\xff\xfe", 0},
		"a bad row": {directory + strings.NewReplacer(`"rescue"`, `"other"`, `"found"`, `"heard"`).Replace(directory), 1},
	} {
		files := helpFiles()
		files["help/directory.toml"] = &fstest.MapFile{Data: []byte(tt.data)}
		if name == "gone" {
			delete(files, "help/directory.toml")
		}
		h, err := lesson.LoadHelp(files, "ur")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(h.Doors) == 0 || len(h.Numbers) != tt.numbers || len(h.Problems) != 1 {
			t.Errorf("%s: %d doors, %d numbers, problems %v", name, len(h.Doors), len(h.Numbers), h.Problems)
		}
	}
}

func TestLintHelp(t *testing.T) {
	if faults := lesson.LintHelp(helpFiles()); len(faults) > 0 {
		t.Fatal(faults)
	}
	const en, ur, dir = "help/en.toml", "help/ur.toml", "help/directory.toml"
	tests := []struct{ name, file, old, new, fault string }{
		{"missing part", ur, `signs = ["جھٹکے"]`, `signs = ["جھٹکے", "بخار"]`, "help/ur.toml:1: not the same parts"},
		{"other haste", ur, `haste = "now"`, `haste = "today"`, "help/ur.toml:1: not the same parts"},
		{"unknown haste", en, `haste = "now"`, `haste = "soon"`, `haste is "soon"`},
		{"empty", en, `"Fits"`, `""`, "is empty"},
		{"long sentence", en, `"Fits"`, `"` + strings.Repeat("fits ", 26) + `"`, "26 words in one sentence"},
		{"letters", ur, `"جھٹکے"`, `"دوري"`, "help/ur.toml:15: U+064A"},
		{"unknown key", en, "title =", "tittle =", `help/en.toml:1: unknown key "tittle"`},
		{"unknown status", dir, `"found"`, `"heard"`, `unknown status "heard"`},
		{"no source", dir, `source = [{ name = "Paper", date = "2022" }]`, "", "found only in a source"},
		{"no number", dir, `digits = "1122"`, "", "its status does not fit its number"},
		{"letters in a number", dir, `"1122"`, `"11-22 or 15"`, "cannot be dialled"},
		{"one language", dir, `, ur = "یہاں"`, "", `lacks name, area or purpose in "ur"`},
		{"blame", en, `"Fits"`, `"You are to blame"`, `help/en.toml:15: never said: "blame`},
		{"Latin in Urdu", ur, `"جھٹکے"`, `"fits ہیں"`, `help/ur.toml:15: Latin letters in Urdu: "fits"`},
		{"no hospital", dir, "status = \"place\"\nalways = true", `status = "place"`, "directory.toml:1: the nearest hospital does not show on every page"},
		{"no ambulance", dir, "status = \"found\"\nalways = true", `status = "found"`, "directory.toml:1: 1122 does not show on every page"},
		{"unverified and always", dir, `status = "found"`, `status = "unverified"`, `directory.toml:2: "rescue" is to show always, and is not verified`},
		{"a source without a name", dir, `name = "Paper"`, `name = ""`, `directory.toml:2: "rescue" was found in a source without a name`},
		{"note in one language", dir, "[[number]]", "[[number]]\nnote = { en = \"Old.\" }", "its note in one language only"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := helpFiles()
			replace(t, fsys, tt.file, tt.old, tt.new)
			if faults := lesson.LintHelp(fsys); !names(faults, tt.fault) {
				t.Errorf("%q lack %q", faults, tt.fault)
			}
		})
	}
	fsys := helpFiles()
	fsys["help/directory.toml"] = &fstest.MapFile{Data: []byte(directory + directory)}
	if faults := lesson.LintHelp(fsys); !names(faults, `a second "rescue"`) {
		t.Errorf("%q lack the second row", faults)
	}
}
