package screen

import (
	"strconv"
	"strings"
	"testing"

	"gehwara/app/journal"
)

func TestSearchFindsWhileOneTypes(t *testing.T) {
	atDesk(t, func(d *desk) {
		ids := []journal.Entry{
			d.keep(journal.Entry{Date: today, Text: strings.Repeat("پہلے بہت سی باتیں۔ ", 40) + "پھر نیلی چڑیا آئی اور گاتی رہی۔"}),
			d.keep(journal.Entry{Date: today.AddDays(-1), Text: "The bird sang.\nUs din CHIRIYA aayi."}),
			d.keep(journal.Entry{Date: today.AddDays(-2), Text: "nothing"}),
		}
		d.show(NewSearch(d.env, d.journal, nil))
		d.enter("چڑیا", "search.words")
		if want := d.env.Look.Lang.N("search.found", 1); !d.shows(want) {
			d.Errorf("the page does not say %q", want)
		}
		if !d.shows("نیلی چڑیا") || d.shows(strings.Repeat("پہلے بہت سی باتیں۔ ", 40)) {
			d.Error("the words round it are not shown")
		}
		d.enter("chiriya", "search.words") // Latin letters find the Urdu word too
		if want := d.env.Look.Lang.N("search.found", 2); !d.shows(want) {
			d.Errorf("the page does not say %q", want)
		}
		state := d.page.State()
		d.show(NewSearch(d.env, d.journal, state))
		if !d.shows("CHIRIYA") {
			d.Error("what was looked for is gone in a new page")
		}
		d.enter("گھونسلا", "search.words")
		d.want("search.none")
		d.enter("", "search.words")
		d.wantNot("search.none")
		for _, e := range ids {
			d.must(d.journal.Erase(d.Context(), e.ID))
		}
	})
}

func TestSearchShowsSoMany(t *testing.T) {
	s := newStage(t, "en", 17)
	d := &desk{stage: s, opening: newJournal(t), read: reader(t)}
	d.speak("en", 17)
	for i := range mostFound + 5 {
		d.keep(journal.Entry{Date: today, Text: "kite " + strconv.Itoa(i)})
	}
	p := NewSearch(d.env, d.journal, nil)
	d.show(p)
	d.enter("kite", "search.words")
	d.want("search.more", "N", mostFound)
	if len(p.list.Objects) != mostFound {
		t.Errorf("%d are shown", len(p.list.Objects))
	}
}

func TestExcerptIsCutBetweenWords(t *testing.T) {
	text := strings.Repeat("ناؤ ", 100) + "کشتی" + strings.Repeat(" ناؤ", 100)
	at := strings.Index(text, "کشتی")
	got, spans := excerpt(text, []journal.Place{{Start: at, End: at + len("کشتی")}})
	for _, word := range strings.Fields(got) {
		if word != "ناؤ" && word != "کشتی" && word != "…" {
			t.Errorf("the word %q was cut", word)
		}
	}
	if len(spans) != 1 || got[spans[0].Start:spans[0].End] != "کشتی" || len(got) > 500 {
		t.Errorf("%q with %v", got, spans)
	}
	if got, _ := excerpt("کشتی", []journal.Place{{Start: 0, End: len("کشتی")}}); got != "کشتی" {
		t.Errorf("a short text became %q", got)
	}
}
