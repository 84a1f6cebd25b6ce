package journal

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// format is the version of what a body says. A field more doesn't change it, since
// programs keep the fields they don't know; it grows only when an older program
// would misread or spoil a newer body.
const format = 1

// Why a body can't be read.
var (
	ErrNewer   = errors.New("written by a newer version")
	ErrDamaged = errors.New("damaged")
)

// encode writes a record as a body: one flat JSON object. It is written over the
// body it comes from, if any, so that fields of a newer program survive. The same
// record over the same body always gives the same bytes.
func encode(record any, over []byte) ([]byte, error) {
	fields := make(map[string]json.RawMessage)
	if over != nil {
		if err := decode(over, &fields); err != nil {
			return nil, err
		}
	}
	data, err := json.Marshal(record)
	if err != nil {
		return nil, fmt.Errorf("journal: encode: %w", err)
	}
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, fmt.Errorf("journal: encode: %w", err)
	}
	fields["format"] = strconv.AppendInt(nil, format, 10)
	return json.Marshal(fields)
}

// decode reads a body into a record.
func decode(body []byte, record any) error {
	var head struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(body, &head); err != nil || head.Format < 1 {
		return fmt.Errorf("journal: decode: %w", ErrDamaged)
	}
	if head.Format > format {
		return fmt.Errorf("journal: decode format %d: %w", head.Format, ErrNewer)
	}
	if err := json.Unmarshal(body, record); err != nil {
		return fmt.Errorf("journal: decode: %w: %w", ErrDamaged, err)
	}
	return nil
}
