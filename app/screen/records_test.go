package screen

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// faulty are real records on a disk that now and then takes nothing.
type faulty struct {
	vault
	fail *error
}

func (f faulty) Revise(ctx context.Context, c journal.Change) (journal.Revision, error) {
	if *f.fail != nil {
		return journal.Revision{}, *f.fail
	}
	return f.vault.Revise(ctx, c)
}

func (f faulty) PutDraft(ctx context.Context, d journal.Draft) error {
	if *f.fail != nil {
		return *f.fail
	}
	return f.vault.PutDraft(ctx, d)
}

// failing is the journal on such a disk.
func (d *desk) failing(fail *error) *journal.Journal {
	d.Helper()
	noon := time.Date(today.Year, today.Month, today.Day, 12, 0, 0, 0, time.Local)
	j, err := journal.Open(d.Context(), faulty{vault{d.vault}, fail}, func() time.Time { return noon })
	d.must(err)
	return j
}

// pressInDialog presses what lies over the page.
func (d *desk) pressInDialog(key string) {
	d.Helper()
	text, pressed := d.env.T(key), false
	for _, over := range d.window.Canvas().Overlays().List() {
		walk(over, func(o fyne.CanvasObject) bool {
			if b, ok := o.(*kit.Button); ok && b.Text() == text {
				pressed = true
				test.Tap(b)
			}
			return pressed
		})
	}
	if !pressed {
		d.Fatalf("no dialog says %q", text)
	}
}
