package storage

import (
	"testing"

	"github.com/google/uuid"
)

func TestSmoke(t *testing.T) {
	s := OpenShelf(t.TempDir())
	s.work = derivation{1, 8 << 10, 1}
	v, err := s.Create(t.Context(), Journal{Name: "a"}, "passphrase one")
	if err != nil {
		t.Fatal(err)
	}
	item := uuid.New()
	r, err := v.Revise(t.Context(), Change{Item: item, Kind: "entry", Sort: "2026-11-22", Body: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = v.Revise(t.Context(), Change{Item: item, Kind: "entry", Sort: "2026-11-23", Parents: []uuid.UUID{r.ID}, Body: []byte("y")})
	if err != nil {
		t.Fatal(err)
	}
	id := v.Journal().ID
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	v, err = s.Unlock(t.Context(), id, "passphrase one")
	if err != nil {
		t.Fatal(err)
	}
	n, next, err := v.Newest(t.Context(), "entry", "", 10)
	if err != nil || len(n) != 1 || string(n[0].Body) != "y" || next != "" {
		t.Fatal(n, next, err)
	}
	h, err := v.History(t.Context(), item)
	if err != nil || len(h) != 2 {
		t.Fatal(h, err)
	}
	if err := v.Erase(t.Context(), item); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Head(t.Context(), item); err == nil {
		t.Fatal("erased item read")
	}
	t.Log(v.Lock())
}
