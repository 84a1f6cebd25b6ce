package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// cardMonths is how long a recovery card that was seen is taken to be there.
const cardMonths = 3

// remind says quietly what is good to do now and then. Nothing of it is a count,
// and nobody is late.
func (p *HomePage) remind() {
	p.reminders.Objects = nil
	about, err := p.journal.About(context.Background())
	if err != nil {
		p.err = err
		return
	}
	l := p.env.Look
	switch {
	case about.Card == journal.CardLater && !p.recovery.Has(): // of another copy it may be said
		p.reminders.Add(p.reminder("card", l.T("settings.card_missing"),
			kit.NewButton(l, "", l.T("settings.card_make"), kit.Quiet, func() { p.env.Go(Route{Page: Card}) })))
	case p.recovery.Has() && cardDue(about, p.env.Today()):
		p.reminders.Add(p.reminder("card", l.T("home.card_ask"),
			kit.NewButton(l, "check", l.T("home.card_here"), kit.Quiet, p.cardSeen),
			kit.NewButton(l, "", l.T("settings.card_new"), kit.Quiet, func() { p.env.Go(Route{Page: Card}) })))
	case len(p.newest) > 0 && copyDue(about, p.env.Today()):
		p.reminders.Add(p.reminder("stick", l.T("home.copy"),
			kit.NewButton(l, "copy", l.T("backup.title"), kit.Quiet, func() { p.env.Go(Route{Page: Backup}) }),
			kit.NewButton(l, "", l.T("home.copy_later"), kit.Quiet, p.copyLater)))
	}
}

// reminder is a quiet line, and what can be done about it.
func (p *HomePage) reminder(icon, text string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	l := p.env.Look
	return kit.Ends(l, kit.Inside,
		kit.RowGrow(l, kit.Inside, 1, l.Icon(icon, l.Colours.Muted, l.Size*1.4),
			kit.NewLabel(l, text, kit.Words{Colour: l.Colours.Muted})),
		kit.Wrap(l, kit.Inside, buttons...))
}

// copyDue tells whether a copy away from this computer would be good. A day further
// away than any reminder is put off was written by a clock that ran wild.
func copyDue(about journal.About, today journal.Date) bool {
	return !about.CopyDue.After(today) || about.CopyDue.After(today.AddDays(copyDays))
}

// cardDue tells whether to ask for the card. That it was seen on a day to come was
// written by a clock that ran wild.
func cardDue(about journal.About, today journal.Date) bool {
	return !about.CardSeen.AddMonths(cardMonths).After(today) || about.CardSeen.After(today)
}

// copyLater puts the reminder off.
func (p *HomePage) copyLater() {
	p.keeper.keep(func(ctx context.Context) error {
		return putOffCopy(ctx, p.journal, p.env.Today(), laterDays)
	}, func() {
		p.remind()
		p.sheet.Reflow()
	})
}

// cardSeen remembers that the card is there, and thanks by being silent.
func (p *HomePage) cardSeen() {
	p.keeper.keep(func(ctx context.Context) error {
		return keepSeen(ctx, p.journal, p.env.Today())
	}, func() {
		p.remind()
		p.sheet.Reflow()
	})
}

// keepSeen keeps the day on which somebody had the card in hand.
func keepSeen(ctx context.Context, j *journal.Journal, on journal.Date) error {
	about, err := j.About(ctx)
	if err != nil {
		return err
	}
	about.Card, about.CardSeen = "", on
	return j.SetAbout(ctx, about)
}
