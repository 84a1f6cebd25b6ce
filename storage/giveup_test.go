package storage

import (
	"context"
	"testing"
)

// givingUp is a context that is cancelled when it is asked for the nth time.
type givingUp struct {
	context.Context
	cancel context.CancelFunc
	left   int
}

func (g *givingUp) Err() error {
	if g.left--; g.left == 0 {
		g.cancel()
	}
	return g.Context.Err()
}

// givenUpAfter is one that gives up when it was asked n times.
func givenUpAfter(t *testing.T, n int) *givingUp {
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	return &givingUp{ctx, cancel, n}
}

// A journal that was given up while it was made is not there; one that is there is open.
func TestCreateGivenUp(t *testing.T) {
	for n := 1; n < 12; n++ {
		s := cheapShelf(t.TempDir())
		v, err := s.Create(givenUpAfter(t, n), Journal{Name: "Lamp", Picture: "lamp"}, passphrase)
		list, listErr := s.List()
		if listErr != nil || (err == nil) != (len(list) == 1) {
			t.Errorf("given up at %d: %v, and on the shelf are %v, %v", n, err, list, listErr)
		}
		if err == nil {
			if err := v.Lock(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
