package app

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"gehwara/i18n"
)

// fynesWords are the words that parts of Fyne's own show, by Fyne's key for them
// (fyne/lang/translations), in our catalogues. The names of days are added to them.
var fynesWords = map[string]string{
	"Advanced": "fyne.advanced", "Cancel": "app.cancel", "Confirm": "fyne.confirm", "Copy": "fyne.copy",
	"Create Folder": "fyne.create_folder", "Cut": "fyne.cut", "Enter filename": "fyne.filename", "Error": "fyne.error",
	"Favourites": "fyne.favourites", "File": "fyne.file", "Folder": "fyne.folder", "New Folder": "fyne.new_folder",
	"No": "fyne.no", "OK": "fyne.ok", "Open": "fyne.open", "Paste": "fyne.paste", "Quit": "fyne.quit",
	"Redo": "fyne.redo", "Save": "fyne.save", "Select all": "fyne.selectall", "Show Hidden Files": "fyne.hidden_files",
	"Undo": "fyne.undo", "Yes": "fyne.yes", "file.name": "fyne.name", "file.parent": "fyne.parent",
}

// teachFyne gives parts of Fyne's own the words of a language. Fyne goes by the
// locale of the system and can't be told another, so they are put in the place of
// that locale's; in that of English, which it falls back to, where it does not
// know the locale.
func teachFyne(l *i18n.Language) error {
	words := map[string]string{}
	for key, ours := range fynesWords {
		words[key] = l.T(ours)
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		name := strings.ToLower(day.String())
		words[name], words[name+".short"] = l.Weekday(day), l.WeekdayShort(day)
	}
	data, err := json.Marshal(words)
	if err != nil {
		return fmt.Errorf("app: words for Fyne: %w", err)
	}
	if lang.AddTranslationsForLocale(data, lang.SystemLocale()) == nil {
		return nil
	}
	if err := lang.AddTranslationsForLocale(data, fyne.Locale("en")); err != nil {
		return fmt.Errorf("app: words for Fyne: %w", err)
	}
	return nil
}
