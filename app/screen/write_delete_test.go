package screen

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
)

func TestDeleteAndUndo(t *testing.T) {
	atDesk(t, func(d *desk) {
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.press("write.delete")
		d.press("app.cancel")
		d.entries(0)
		d.press("write.delete")
		d.pressInDialog("write.delete")
		d.page.Close()
		d.entries(0)
		if d.backs != 1 || d.said[0] != d.env.T("write.deleted") {
			d.Fatalf("went back %d times, said %q", d.backs, d.said)
		}
		d.undo()
		kept := d.entries(1)[0]
		if kept.Text != mixed {
			d.Errorf("brought back %q", kept.Text)
		}
		d.wantWent(Route{Page: Write, ID: kept.ID.String(), Prompt: -1})
	})
}

func TestDeletingWhatWasNeverWritten(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.write(Route{Prompt: -1}, nil)
		d.press("write.delete")
		d.pressInDialog("write.delete")
		d.page.Close()
		if d.backs != 1 || len(d.said) != 0 {
			d.Errorf("went back %d times, said %q", d.backs, d.said)
		}
	})
}

func TestEraseLeavesNothing(t *testing.T) {
	atDesk(t, func(d *desk) {
		kept := d.keep(journal.Entry{Date: today, Text: mixed})
		test.Type(d.write(Route{ID: kept.ID.String()}, nil), "and more ")
		d.pass(time.Second)
		test.Type(d.editor(), "still")
		d.press("write.delete")
		d.press("write.erase")
		d.page.Close()
		d.pass(time.Minute)
		d.entries(0)
		d.drafts(0)
		deleted, err := d.journal.Deleted(d.Context())
		d.must(err)
		if len(deleted) != 0 {
			d.Errorf("%d entries can be brought back", len(deleted))
		}
	})
}
