package lesson

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// words holds a text in one language to the rules of writing.
func (e *editor) words(file string, line int, lang, text string) {
	e.spelt(file, line, lang, text)
	e.banned(file, line, lang, text)
}

// spelt holds English to short sentences, and Urdu to Urdu letters.
func (e *editor) spelt(file string, line int, lang, text string) {
	switch lang {
	case "en":
		e.sentences(file, line, text)
	case "ur":
		e.latin(file, line, text)
	}
}

// latinNames may stand in Urdu in their own letters: they are looked for so.
var latinNames = []string{
	"ABC", "AiMH UK", "Baby Matters", "CPP", "First 1001 Days Movement", "WAIMH", "ZERO TO THREE",
}

var (
	latinRun = regexp.MustCompile(`\p{Latin}+`)
	address  = regexp.MustCompile(`\x{2066}[^\x{2069}]*\x{2069}`)
)

// latin finds Latin letters in Urdu, but for names and addresses. Keys of sources
// are no part of the text.
func (e *editor) latin(file string, line int, text string) {
	text = address.ReplaceAllString(text, " ")
	for _, name := range latinNames {
		text = strings.ReplaceAll(text, name, " ")
	}
	if run := latinRun.FindString(text); run != "" {
		e.fault(file, line, "Latin letters in Urdu: %q", run)
	}
}

// ban is something that is not said, and what may stand in the same sentence that
// takes it back: "nobody is to blame".
type ban struct{ words, unless *regexp.Regexp }

// word finds whole words of any script.
func word(any string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{M}])(?:` + any + `)(?:$|[^\p{L}\p{M}])`)
}

var (
	denied = word(`no|not|nothing|never|nobody|nobody's|none|without|nor|does not|isn't|add|adds|no place|weigh`)
	negate = word(`نہیں|نہ|کسی کا|کبھی نہیں|بڑھتا`)
)

// bans are what a lesson, a card or a help page never says, by language: blame, a
// life that is spoilt, a last date for love, claims that are too strong, words that
// make of an illness a crime or a sin, words that look down on people.
var bans = map[string][]ban{
	"en": {
		{word(`blam\w*|at fault|(?:your|her|his|their|mother's|father's|parents?') fault`), denied},
		{word(`bad (?:mother|father|parent)s?`), denied},
		{word(`too late`), denied},
		{word(`ruined|damaged for life|scarred for life|for the rest of (?:my|your|his|her|their) li(?:fe|ves)`), denied},
		{word(`commit(?:s|ted|ting)? suicide|(?:failed|successful) suicide|crimes?|sins?|sinful`), nil},
		{word(`wired (?:forever|for ever|for life)|hard-?wired|before it is too late|critical window`), nil},
		{word(`prove[sdn]?|guarantees?|guaranteed|always leads|more than anything else`), denied},
		{word(`crippled|retarded|handicapped|insane|lunatics?|normal (?:baby|babies|child|children)`), nil},
	},
	"ur": {
		{word(`الزام|قصور`), negate},
		{word(`بری ماں|برا باپ|برے ماں باپ`), negate},
		{word(`زندگی برباد|عمر بھر کا نقصان|ہمیشہ کے لیے بگڑ\S*`), negate},
		{word(`خودکشی کا ارتکاب|حرام موت|گناہ|جرم|مجرم`), nil},
		{word(`ضمانت|ثابت ہو چکا|یقینی طور پر`), negate},
		{word(`پاگل|لنگڑا|لنگڑی|اندھا|اندھی|بہرا|بہری|گونگا|گونگی|بانجھ|منحوس|معذور بچہ`), nil},
	},
}

var (
	quoted      = regexp.MustCompile(`“[^”]*”|«[^»]*»`)
	anySentence = regexp.MustCompile(`[^.!?…۔؟]+[.!?…۔؟]*`)
)

// banned finds what is never said. What people say, in quotation marks, is theirs.
func (e *editor) banned(file string, line int, lang, text string) {
	for _, sentence := range anySentence.FindAllString(quoted.ReplaceAllString(text, " "), -1) {
		for _, b := range bans[lang] {
			found := b.words.FindString(sentence)
			if found == "" || b.unless != nil && b.unless.MatchString(sentence) {
				continue
			}
			e.fault(file, line, "never said: %q", strings.TrimSpace(found))
		}
	}
}

// explained holds the words that lead to the glossary to its rules: each is there,
// each leads there once, where it is read and not chosen or written from, and every
// language has the same.
func (e *editor) explained(p page) {
	first := p.texts[Languages[0]].terms()
	for lang, t := range p.texts {
		file := path.Join(p.folder, lang+".md")
		seen := map[string]bool{}
		for _, s := range t.Sections {
			for _, b := range s.Blocks {
				for _, id := range b.terms() {
					switch {
					case !e.terms[id]:
						e.fault(file, b.line, "the glossary has no word %q", id)
					case seen[id]:
						e.fault(file, b.line, "a second link to the word %q", id)
					case s.Role == RoleQuiz, s.Role == RoleWrite && b.Kind == Bullets:
						e.fault(file, b.line, "a link to the word %q where nothing opens", id)
					}
					seen[id] = true
				}
			}
		}
		if !slices.Equal(slices.Sorted(slices.Values(t.terms())), slices.Sorted(slices.Values(first))) {
			e.fault(file, 1, "explains the words %q, the first language %q", t.terms(), first)
		}
	}
}

// described holds what is told of a picture to the rules of writing; its sentences
// are as long as what there is to see.
func (e *editor) described(file, lang, text string) {
	line := e.lineOf(file, text)
	if lang == "ur" {
		e.latin(file, line, text)
	}
	e.banned(file, line, lang, text)
}

// lineOf is the line on which a text stands in a file, 1 where it is not found.
func (e *editor) lineOf(file, text string) int {
	data, err := readText(e.files, file)
	at := strings.Index(string(data), text)
	if err != nil || at < 0 {
		return 1
	}
	return lineAt(data, at)
}
