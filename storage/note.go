package storage

import (
	"context"
	"slices"
)

func keyNote(name string) []byte { return append([]byte{keyState}, "note "+name...) }

// Note returns what PutNote has kept under a name, or ErrNotFound.
func (v *Vault) Note(ctx context.Context, name string) (data []byte, err error) {
	err = v.read(ctx, "read note", func(_ context.Context, r *records) error {
		data, err = r.get(keyNote(name))
		return err
	})
	if err != nil {
		return nil, err
	}
	return data, nil
}

// PutNote keeps, sealed, something that this copy of the journal alone remembers.
// It goes into no snapshot, backup or merge, and is lost when the store has to be
// made again: so nothing that a person wrote belongs here.
func (v *Vault) PutNote(ctx context.Context, name string, data []byte) error {
	return v.write(ctx, "keep note", reserve+len(data), func(r *records) error {
		_, err := r.put(keyNote(name), slices.Clone(data))
		return err
	})
}
