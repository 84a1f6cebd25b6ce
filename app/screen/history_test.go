package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/storage"
)

// rewrite makes a new version of an entry.
func (d *desk) rewrite(e journal.Entry, text string) journal.Entry {
	d.Helper()
	s, err := d.journal.Edit(d.Context(), e.ID)
	d.must(err)
	e.Text = text
	d.must(s.Update(d.Context(), e))
	d.must(s.Commit(d.Context()))
	return s.Entry()
}

func (d *desk) history(id uuid.UUID) {
	d.Helper()
	d.show(NewHistory(d.env, d.journal, id.String(), nil))
}

func TestHistoryComparesAndBringsBack(t *testing.T) {
	atDesk(t, func(d *desk) {
		e := d.keep(journal.Entry{Date: today, Text: "آج چڑیا آئی"})
		d.history(e.ID)
		d.want("history.none")

		d.rewrite(e, "آج نیلی چڑیا آئی\nand sang")
		d.history(e.ID)
		d.press("history.compare")
		d.want("history.then")
		var bold []string
		d.walk(func(o fyne.CanvasObject) bool {
			if p, ok := o.(*kit.Prose); ok {
				bold = append(bold, p.Text())
			}
			return false
		})
		if all := strings.Join(bold, "|"); !strings.Contains(all, "آج چڑیا آئی") || !strings.Contains(all, "and sang") {
			d.Errorf("compared are %q", all)
		}
		d.press("history.fold")
		d.press("history.back")
		if d.backs != 1 {
			d.Error("the page stays")
		}
		again, err := d.journal.Edit(d.Context(), e.ID)
		d.must(err)
		if got := again.Entry().Text; got != "آج چڑیا آئی" {
			d.Errorf("the entry says %q", got)
		}
		d.history(e.ID)
		if d.found(d.env.T("history.compare")) == nil {
			d.Error("what was written over is lost")
		}
	})
}

func TestHistoryLetsChooseBetweenTwoVersions(t *testing.T) {
	for _, key := range []string{"history.both", "history.keep"} {
		atDesk(t, func(d *desk) {
			e := d.keep(journal.Entry{Date: today, Text: "one"})
			first, err := d.vault.Head(d.Context(), e.ID)
			d.must(err)
			d.rewrite(e, "two")
			other, err := d.vault.Revise(d.Context(), storage.Change{
				Item: e.ID, Kind: first.Kind, Sort: first.Sort, Parents: []uuid.UUID{first.ID},
				Body: []byte(strings.Replace(string(first.Body), "one", "three", 1)),
			})
			d.must(err)
			_ = other
			d.show(NewDiary(d.env, d.journal, d.read, nil))
			d.press("journal.two_see")
			d.wantWent(Route{Page: History, ID: e.ID.String()})

			d.history(e.ID)
			d.want("history.two")
			d.press(key)
			versions, err := d.journal.Versions(d.Context(), e.ID)
			d.must(err)
			if len(versions) != 1 {
				d.Fatalf("%d versions are left", len(versions))
			}
			got := versions[0].Entry.Text
			if both := strings.Contains(got, "two") && strings.Contains(got, "three"); both != (key == "history.both") {
				d.Errorf("%s leaves %q", key, got)
			}
			d.must(d.journal.Erase(d.Context(), e.ID))
		})
	}
}

func TestComparedIsToldInTheLinesOfEach(t *testing.T) {
	then, now := compared("a b\nc", "a x\nc d")
	if len(then) == 0 || len(now) < 2 {
		t.Fatal(then, now)
	}
	if got := clipped(now, 4, 7); len(got) != 1 || got[0].Start != 1 || got[0].End != 3 {
		t.Errorf("in the second line %+v", got)
	}
}
