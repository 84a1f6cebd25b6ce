package storage

import "context"

// crowded is how many tables lie on level 0 before they are brought together with
// the others: one comes with every unlock that wrote something.
const crowded = 4

// compact brings the store's tables together, so that a key is looked for in few.
// Badger's own compactors ask for no room, and write in mapped files: on a disk that
// is full they end the process (SIGBUS). What is here needs as much as all tables
// take, for a moment, and waits for another day where there is less.
func (v *Vault) compact(context.Context) error {
	db, done := v.reader()
	defer done()
	levels, size := db.Levels(), 0
	for _, level := range levels {
		size += int(level.Size)
	}
	if levels[0].NumTables < crowded {
		return nil
	}
	if err := v.shelf.checkSpace(v.folder(), reserve+size); err != nil {
		return err
	}
	return db.Flatten(1)
}
