package storage

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
)

// What a window shows of a journal does not wait for a derivation.
func TestJournalIsToldWhileItsSecretChanges(t *testing.T) {
	_, v := calmJournal(t)
	v.changing.Lock() // as SetPassphrase holds it while it derives
	told := make(chan string)
	go func() { told <- fmt.Sprintln(v.Journal().Name, v.HasRecoveryCode(), v.Identity() != uuid.Nil) }()
	select {
	case got := <-told:
		if got != "Lamp false true\n" {
			t.Errorf("it is %q", got)
		}
	case <-time.After(10 * time.Second):
		t.Error("it waits for the derivation")
	}
	v.changing.Unlock()
}
