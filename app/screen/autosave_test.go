package screen

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
)

func TestWritingSavesItself(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.wantNotYet()
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.want("write.saving")
		d.drafts(0)
		d.pass(time.Second)
		d.want("write.saved")
		d.drafts(1)
		d.entries(0)

		d.page.Close()
		d.drafts(0)
		kept := d.entries(1)[0]
		if kept.Text != mixed || kept.Date != today || kept.Feeling != journal.NoFeeling {
			d.Errorf("kept %+v", kept)
		}
		if again := d.write(Route{ID: kept.ID.String()}, nil).Text(); again != mixed {
			d.Errorf("the page opens with %q", again)
		}
		d.want("write.saved")
	})
}

func (d *desk) wantNotYet() {
	d.Helper()
	d.write(Route{Prompt: -1}, nil)
	d.wantNot("write.saved")
	d.wantNot("write.saving")
	d.pass(time.Minute)
	d.page.Close()
	d.drafts(0)
	d.entries(0)
}

func TestWritingIsSealedWhileTheKeysGoOn(t *testing.T) {
	atDesk(t, func(d *desk) {
		e := d.write(Route{Prompt: -1}, nil)
		for range 20 {
			test.Type(e, "ہ")
			d.pass(300 * time.Millisecond)
		}
		d.drafts(1)
	})
}

func TestClosingAPageSavesWithoutAClock(t *testing.T) {
	atDesk(t, func(d *desk) {
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.page.Close()
		d.page.Close() // once more changes nothing
		if got := d.entries(1)[0].Text; got != mixed {
			d.Errorf("kept %q", got)
		}
		if left := d.editor().Text(); left != "" {
			d.Errorf("the closed page still holds %q", left)
		}
	})
}

func TestWritesKeepTheirOrder(t *testing.T) {
	atDesk(t, func(d *desk) {
		var waiting []Work
		d.env.Run = func(w Work) func() {
			waiting = append(waiting, w)
			return func() {}
		}
		e := d.write(Route{Prompt: -1}, nil)
		test.Type(e, "one")
		d.pass(time.Second)
		test.Type(e, " two")
		d.pass(time.Second)
		if len(waiting) != 1 {
			d.Fatalf("%d writes at once", len(waiting))
		}
		first := waiting[0]
		first.Done(first.Do(d.Context(), nil))
		if len(waiting) != 2 {
			d.Fatal("what was typed meanwhile is not saved")
		}
		d.want("write.saving")
		test.Type(e, " three")
		d.page.Close()
		late := waiting[1]
		late.Done(late.Do(d.Context(), nil))
		d.pass(time.Minute)
		if len(waiting) != 2 {
			d.Error("a closed page saves")
		}
		d.drafts(0)
		if got := d.entries(1)[0].Text; got != "one two three" {
			d.Errorf("kept %q", got)
		}
	})
}

func TestWhatCannotBeSavedIsSaidAndTriedAgain(t *testing.T) {
	atDesk(t, func(d *desk) {
		fail := error(errFull)
		d.journal = d.failing(&fail)
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.pass(time.Second)
		d.want("write.unsaved_why", "Why", "because journal: seal draft: "+errFull.Error())
		d.wantNot("write.saved")
		fail = nil
		d.pass(10 * time.Second)
		d.want("write.saved")
		d.wantNot("write.unsaved")
		d.page.Close()
		d.entries(1)
	})
}

func TestWordsThatAreNotSavedOutliveAChangeOfLanguage(t *testing.T) {
	atDesk(t, func(d *desk) {
		fail := error(errFull)
		d.journal = d.failing(&fail)
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		state := d.page.State()
		d.page.Close()
		if got := d.write(Route{Prompt: -1}, state).Text(); got != mixed {
			d.Errorf("the page came back with %q", got)
		}
		d.want("write.unsaved")
		fail = nil
		d.pass(10 * time.Second)
		d.want("write.saved")
		d.page.Close()
		d.entries(1)
	})
}

func TestAFailingSaveNeverHoldsAPageUp(t *testing.T) {
	atDesk(t, func(d *desk) {
		fail := error(errFull)
		d.journal = d.failing(&fail)
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.page.Close()
		d.pass(0)
		if len(d.said) != 1 || !strings.Contains(d.said[0], errFull.Error()) {
			d.Fatalf("said %q", d.said)
		}
		fail = nil
		d.undo()
		if got := d.entries(1)[0].Text; got != mixed {
			d.Errorf("kept %q", got)
		}
	})
}

// What a full disk refused is told on the pages that list entries, as long as it
// is so, and saved as soon as there is room.
func TestWordsThatAreNotSavedAreNotForgotten(t *testing.T) {
	atDesk(t, func(d *desk) {
		fail := error(errFull)
		d.journal = d.failing(&fail)
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.page.Close()
		for range 2 {
			d.home(nil)
			d.want("write.unsaved_why", "Why", "because journal: save entry: "+errFull.Error())
		}
		d.diary(nil)
		d.want("write.unsaved_why", "Why", "because journal: save entry: "+errFull.Error())
		fail = nil
		d.diary(nil)
		d.wantNot("write.unsaved")
		d.entries(1)
	})
}
