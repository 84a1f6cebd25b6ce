package screen

import (
	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/i18n"
)

// explainer gives what explains a word of the glossary over the page. The glossary
// is read when the first word is asked for.
func explainer(env *Env, r Reading) func(id string) func() {
	return func(id string) func() {
		return func() {
			all := func() { env.Go(Route{Page: Words, ID: id}) }
			t := r.Library().Term(id)
			if t == nil {
				all()
				return
			}
			kit.ShowWord(env.Look, env.Canvas, word(env.Look.Lang, *t), kit.Answer{
				Icon: "language", Text: env.T("words.all"), Weight: kit.Quiet, Act: all,
			})
		}
	}
}

// word is a term as it is read in a language.
func word(lang *i18n.Language, t lesson.Term) kit.Word {
	tag := lang.Tag()
	w := kit.Word{Name: t.Name[tag], Meaning: t.Text[tag]}
	for _, other := range lesson.Languages {
		if other != tag && t.Name[other] != "" {
			w.Others = append(w.Others, t.Name[other])
		}
	}
	return w
}
