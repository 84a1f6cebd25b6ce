package app

import (
	"time"

	"gehwara/app/screen"
)

// offer is a thing to do about what has just happened, mostly to undo it. It goes
// along to the page that comes next, and is there still when the page is made anew:
// one press elsewhere, another language or another size of the window must not make
// a mistake final.
type offer struct {
	text, action string
	act          func()
	of           *opened // the journal that was open; nil for none
	at           time.Time
}

// lasting is how long an offer goes along from page to page.
const lasting = time.Minute

// offerAgain offers on the page of now what the one before it did, unless its journal
// was locked since. The cover offers nothing.
func (s *Shell) offerAgain(o offer) {
	if o.act == nil || o.of != s.open || s.route.Page == screen.Cover || s.now().Sub(o.at) > lasting {
		return
	}
	s.frame.say(o.text, o.action, o.act)
	s.frame.offered.at = o.at
}
