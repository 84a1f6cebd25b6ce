package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// Settings are what is remembered without a journal; nothing in them is
// private. They lie in settings.json in the data folder.
type Settings struct {
	Language    string    `json:"language,omitempty"` // BCP 47; "" before the first start
	Use         string    `json:"use,omitempty"`      // "home", "families", "clinic"
	Script      string    `json:"script"`             // "nastaliq" or "naskh"
	Size        float32   `json:"size"`               // body text, dp, 14–28
	Theme       kit.Theme `json:"theme"`
	UrduDigits  bool      `json:"urdu_digits"`
	Bilingual   bool      `json:"bilingual"`    // lessons in both languages
	IdleMinutes int       `json:"idle_minutes"` // lock after so long without a key; 0: never
	AwaySeconds int       `json:"away_seconds"` // lock after so long behind another window; 0: never
}

const settingsFile = "settings.json"

func defaults() Settings {
	return Settings{Script: screen.Nastaliq, Size: 17, Theme: kit.Paper, IdleMinutes: 5, AwaySeconds: 60}
}

// largest is how much of a settings file is believed, bytes.
const largest = 64 << 10

// loadSettings reads the settings of a data folder. A file that is missing or
// spoilt gives the defaults, and so does each value in it that can't be: they
// are soon chosen again.
func loadSettings(dir string) Settings {
	s := defaults()
	name := filepath.Join(dir, settingsFile)
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() || info.Size() > largest {
		return s
	}
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	var wrong *json.UnmarshalTypeError // of one value: the others are read
	if err != nil && !errors.As(err, &wrong) {
		return defaults()
	}
	return s.bounded()
}

// The sizes of the text, dp.
const smallestText, largestText float32 = 14, 28

// bounded keeps every value where the pages can show it.
func (s Settings) bounded() Settings {
	d := defaults()
	if !slices.Contains(i18n.Tags(), s.Language) {
		s.Language = d.Language
	}
	if !slices.Contains([]string{screen.AtHome, screen.WithFamilies, screen.AtClinic}, s.Use) {
		s.Use = d.Use
	}
	if s.Script != screen.Naskh {
		s.Script = d.Script
	}
	if s.Theme != kit.Night && s.Theme != kit.Contrast {
		s.Theme = d.Theme
	}
	s.Size = min(max(smallestText, s.Size), largestText)
	s.IdleMinutes = min(max(0, s.IdleMinutes), 60)
	s.AwaySeconds = min(max(0, s.AwaySeconds), 3600)
	return s
}

// save writes the settings whole or not at all.
func (s Settings) save(dir string) error {
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("app: encode settings: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("app: make the data folder: %w", err)
	}
	name := filepath.Join(dir, settingsFile)
	if err := os.WriteFile(name+".new", append(data, '\n'), 0o600); err != nil {
		return fmt.Errorf("app: write settings: %w", err)
	}
	if err := os.Rename(name+".new", name); err != nil {
		return errors.Join(fmt.Errorf("app: replace settings: %w", err), removeIfThere(name+".new"))
	}
	return nil
}

func removeIfThere(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
