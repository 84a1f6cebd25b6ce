package storage

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"time"

	"github.com/google/uuid"
)

// Clock orders revisions for showing; what descends from what is told by
// parents alone. It is a hybrid logical clock (Kulkarni et al., 2014).
type Clock struct {
	Millis  int64     // Unix time
	Counter uint32    // orders what falls on one Millis
	Device  uuid.UUID // the copy of the journal that wrote
}

// Compare orders clocks: earlier is less.
func (c Clock) Compare(other Clock) int {
	return cmp.Or(
		cmp.Compare(c.Millis, other.Millis),
		cmp.Compare(c.Counter, other.Counter),
		bytes.Compare(c.Device[:], other.Device[:]),
	)
}

// append encodes the clock so that bytes order as Compare does.
func (c Clock) append(b []byte) []byte {
	return append(hybrid{c.Millis, c.Counter}.append(b), c.Device[:]...)
}

// maxAhead bounds how far the logical clock may run ahead of the machine's.
const maxAhead = 24 * time.Hour

// clockFloor is before any journal: a machine's clock that shows less has
// lost its battery.
var clockFloor = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// hybrid is the journal's own clock.
type hybrid struct {
	millis  int64
	counter uint32
}

// next is the time of the next revision. It grows with the machine's clock
// and stands, counting, while that is behind or lost. Only when it finds
// itself more than maxAhead in the future (the machine's clock once jumped
// ahead, and was put right) does it go back.
func (h hybrid) next(wall time.Time) hybrid {
	now := wall.UnixMilli()
	lost := wall.Before(clockFloor)
	switch {
	case lost && h.millis == 0:
		return hybrid{millis: clockFloor.UnixMilli()}
	case !lost && (now > h.millis || h.millis > now+maxAhead.Milliseconds()):
		return hybrid{millis: now}
	case h.counter == math.MaxUint32:
		return hybrid{millis: h.millis + 1}
	}
	return hybrid{h.millis, h.counter + 1}
}

// heard is the clock once a revision of another copy has come: what is written
// from here on is later than it. One from further ahead than the bound, from a
// machine whose clock is wrong, moves nothing.
func (h hybrid) heard(c Clock, wall time.Time) hybrid {
	other, bound := hybrid{c.Millis, c.Counter}, max(h.millis, wall.UnixMilli())+maxAhead.Milliseconds()
	later := other.millis > h.millis || other.millis == h.millis && other.counter > h.counter
	if later && other.millis <= bound {
		return other
	}
	return h
}

func (h hybrid) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(h.millis))
	return binary.BigEndian.AppendUint32(b, h.counter)
}
