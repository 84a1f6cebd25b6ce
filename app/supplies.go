package app

import (
	"io/fs"
	"path"

	"gehwara/app/lesson"
	"gehwara/assets"
	"gehwara/i18n"
)

// supplies are what ships inside the program. A piece that is spoilt is replaced
// by another or left out, and takes nothing else with it: each of them names what
// it misses to those who build the program (Problems), and a test holds that empty.
type supplies struct {
	words *i18n.Catalogues
	files fs.FS // lessons, help and pictures
	font  func(file string) ([]byte, error)
}

func shipped() supplies { return supplies{i18n.Shipped(), assets.FS, assets.Font} }

// course reads the lessons. Without them the journal still works.
func (s supplies) course() *lesson.Course {
	c, err := lesson.Load(s.files)
	if err != nil {
		return &lesson.Course{Problems: []error{err}}
	}
	return c
}

// help reads the help pages in a language, or in the first other that has them:
// danger signs in another language are better than none. Nil where none has.
func (s supplies) help(lang *i18n.Language) *lesson.Help {
	for _, tag := range append([]string{lang.Tag()}, s.words.Tags()...) {
		if help, err := lesson.LoadHelp(s.files, tag); err == nil {
			help.Write(lang.Written)
			return help
		}
	}
	return nil
}

// picture gives a drawing by name: one of the program's own, a lesson's, or one
// in a lesson's text, "<lesson>/<drawing>". Nil where there is none.
func (s supplies) picture(name string) []byte {
	if data, err := fs.ReadFile(s.files, path.Join("pictures", name+".svg")); err == nil {
		return data
	}
	folder, file := path.Split(name)
	if folder == "" {
		folder = name
	}
	data, err := fs.ReadFile(s.files, path.Join("lessons", folder, file+".svg"))
	if err != nil {
		return nil
	}
	return data
}

// name is a language's own name for itself.
func (s supplies) name(tag string) string {
	lang, err := s.words.Load(tag)
	if err != nil {
		return tag
	}
	return lang.Name()
}
