package screen

import "context"

// keeper makes the changes of a page, one at a time.
type keeper struct {
	env  *Env
	busy bool
}

// keep makes a change in the background and goes on after it, or says why it
// could not be made.
func (k *keeper) keep(change func(context.Context) error, after func()) {
	if k.busy {
		return
	}
	k.busy = true
	k.env.Run(Work{
		Do: func(ctx context.Context, _ func(int, int)) error { return change(ctx) },
		Done: func(err error) {
			k.busy = false
			if err != nil {
				k.env.Say(k.env.Explain(err), "", nil)
				return
			}
			after()
		},
	})
}
