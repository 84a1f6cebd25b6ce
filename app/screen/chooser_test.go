package screen

import "testing"

// sticks is a computer with two sticks in, one of which cannot be written to.
type sticks struct{ Disk }

func (sticks) Places() []Place {
	return []Place{
		{Kind: "stick", Name: "KINGSTON", Path: "/media/KINGSTON", Free: 4e9},
		{Kind: "stick", Name: "held", Path: "/media/held", Free: 4e9, ReadOnly: true},
	}
}

// One learns that nothing can be written on a stick before one chooses it, but a
// file can be read from it.
func TestAReadOnlyStickSaysSo(t *testing.T) {
	inEach(t, func(s *stage) {
		s.show(NewBackup(s.env, sticks{}, nil, nil, "Green", nil))
		s.want("choose.stick", "Name", s.env.Look.Lang.Quote("held"))
		s.want("choose.read_only")
		s.show(NewRestore(s.env, sticks{}, nil, nil, nil))
		s.want("choose.stick", "Name", s.env.Look.Lang.Quote("held"))
		s.wantNot("choose.read_only")
	})
}
