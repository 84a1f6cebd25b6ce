package journal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

// Place is the bytes [Start, End) of a text.
type Place struct{ Start, End int }

// Found is an entry in which something was found.
type Found struct {
	Entry  Entry
	Places []Place // in the entry's text, one after the other
}

const (
	searchFirst = 50  // entries that are looked through before all else, for an answer at once
	searchPage  = 200 // entries that are looked through in one go
	searchAhead = 8   // such pages that may wait for their turn to be told
	searchers   = 2
)

// Search looks through all entries, newest first, and gives those in whose text
// find finds something, in that order; find is called from two goroutines. It
// holds no more than a few pages in memory, and keeps no index: there would be
// something to steal. It ends with the context, or at the first error of found,
// which it returns.
func (j *Journal) Search(ctx context.Context, find func(text string) []Place, found func(Found) error) error {
	first, next, err := j.records.Newest(ctx, kindEntry, "", searchFirst)
	if err == nil {
		err = tell(lookThrough(first, find), found)
	}
	if err == nil && next != "" {
		err = j.searchOn(ctx, next, find, found)
	}
	if err != nil {
		return fmt.Errorf("journal: search: %w", err)
	}
	return nil
}

func tell(all []Found, found func(Found) error) error {
	for _, one := range all {
		if err := found(one); err != nil {
			return err
		}
	}
	return nil
}

// searchOn looks through what is behind a cursor: two take page after page, and
// what they find is told in the order of the pages.
func (j *Journal) searchOn(ctx context.Context, cursor string, find func(text string) []Place, found func(Found) error) error {
	cursors, err := j.records.Cursors(ctx, kindEntry, cursor, searchPage)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	var working sync.WaitGroup
	defer working.Wait()
	defer stop()
	type page struct {
		cursor string
		found  chan result
	}
	pages, turns := make(chan page), make(chan page, searchAhead)
	for range searchers {
		working.Go(func() {
			for p := range pages {
				revisions, _, err := j.records.Newest(ctx, kindEntry, p.cursor, searchPage)
				p.found <- result{lookThrough(revisions, find), err}
			}
		})
	}
	working.Go(func() {
		defer close(turns)
		defer close(pages)
		for _, c := range cursors {
			p := page{c, make(chan result, 1)}
			select {
			case turns <- p:
			case <-ctx.Done():
				return
			}
			select {
			case pages <- p:
			case <-ctx.Done():
				p.found <- result{err: ctx.Err()}
				return
			}
		}
	})
	for p := range turns {
		r := <-p.found
		if err := errors.Join(r.err, ctx.Err()); err != nil {
			return err
		}
		if err := tell(r.found, found); err != nil {
			return err
		}
	}
	return ctx.Err()
}

type result struct {
	found []Found
	err   error
}

// lookThrough gives the entries of a page in which something is found. Only those
// are read whole.
func lookThrough(page []Revision, find func(text string) []Place) (all []Found) {
	for _, r := range page {
		if len(find(textOf(r.Body))) == 0 {
			continue
		}
		e := readEntry(r) // one that can't be read is shown as such where entries are listed
		if places := find(e.Text); len(places) > 0 && e.Problem == nil {
			all = append(all, Found{e, places})
		}
	}
	return all
}

var textField = []byte(`"text":"`)

// textOf reads the text of an entry's body and nothing else of it, in a quarter of
// the time. A quotation mark within a string has a backslash before it, so that the
// field's name cannot stand in one.
func textOf(body []byte) (text string) {
	if bytes.Count(body, textField) == 1 {
		start := bytes.Index(body, textField) + len(textField) - 1
		end := start + 1
		for end < len(body) && body[end] != '"' {
			if body[end] == '\\' {
				end++
			}
			end++
		}
		if end < len(body) {
			inside := body[start+1 : end]
			if bytes.IndexByte(inside, '\\') < 0 {
				return string(inside)
			}
			if json.Unmarshal(body[start:end+1], &text) == nil {
				return text
			}
		}
	}
	var e struct {
		Text string `json:"text"`
	}
	_ = json.Unmarshal(body, &e) // what can't be read is found nowhere
	return e.Text
}
