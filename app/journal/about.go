package journal

import (
	"context"
	"fmt"

	"github.com/google/uuid"
)

// Role is who the writer is to the baby.
type Role string

// The roles, named as in the catalogues; "" when nobody has asked yet.
const (
	Mother       Role = "mother"
	Father       Role = "father"
	Grandmother  Role = "grandmother"
	Grandfather  Role = "grandfather"
	Guardian     Role = "guardian"
	Family       Role = "family"
	HealthWorker Role = "health_worker"
	Unsaid       Role = "unsaid"
)

// Roles returns the roles in the order in which they are offered.
func Roles() []Role {
	return []Role{Mother, Father, Grandmother, Grandfather, Guardian, Family, HealthWorker, Unsaid}
}

// Use is where the program is used.
type Use string

// The uses, named as in the catalogues; "" when nobody has asked yet.
const (
	AtHome       Use = "home"
	WithFamilies Use = "families"
	AtClinic     Use = "clinic"
)

// Card is what was decided about a recovery card that hasn't been made.
type Card string

// The decisions; "" when there is none to remember.
const (
	CardLater Card = "later" // may be offered again
	CardNone  Card = "none"  // not wanted: never offered unasked
)

// About is what a journal knows of its writer.
type About struct {
	Use  Use  `json:"use"`
	Role Role `json:"role"`
	Card Card `json:"card"`

	CardSeen Date `json:"card_seen,omitzero"` // when somebody last had the card in hand
	CopyDue  Date `json:"copy_due,omitzero"`  // from when on to remind of a copy away from this computer
}

// Items of which a journal has one have ids made from their names, so that two
// copies of a journal made apart still mean the same one.
func named(kind, name string) uuid.UUID {
	return uuid.NewSHA1(uuid.Nil, []byte("gehwara/"+kind+"/"+name))
}

// About returns what is known of the writer.
func (j *Journal) About(ctx context.Context) (About, error) {
	var about About
	heads, err := j.records.Heads(ctx, named(kindAbout, ""))
	if err == nil && len(heads) > 0 {
		err = decode(heads[0].Body, &about)
	}
	if err != nil {
		return About{}, fmt.Errorf("journal: read about the writer: %w", err)
	}
	return about, nil
}

// SetAbout keeps what is known of the writer.
func (j *Journal) SetAbout(ctx context.Context, about About) error {
	if err := j.put(ctx, named(kindAbout, ""), kindAbout, "", about); err != nil {
		return fmt.Errorf("journal: keep about the writer: %w", err)
	}
	return nil
}
