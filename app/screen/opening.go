package screen

import "sync"

// handover takes a journal from the work that unlocks it to the window. When
// the page is left in between nobody would ever lock it again: so it is dropped.
type handover struct {
	mu     sync.Mutex
	got    Opening
	closed bool
}

// put is called by the work.
func (h *handover) put(o Opening) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		o.Drop()
		return
	}
	h.got = o
}

// take gives the journal, if there is one, to be locked by somebody else.
func (h *handover) take() Opening {
	h.mu.Lock()
	defer h.mu.Unlock()
	o := h.got
	h.got = nil
	return o
}

// close drops what nobody took, or may still come.
func (h *handover) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	if h.got != nil {
		h.got.Drop()
		h.got = nil
	}
}
