package screen

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// chosen are settings to begin with.
func chosen(tag string) Choices {
	return Choices{
		Language: tag, Use: AtHome, Script: Nastaliq, Size: 17, Theme: kit.Paper, IdleMinutes: 5, Folder: "/home/green/gehwara-data",
	}
}

func TestSettingsTakeEachChoiceAtOnce(t *testing.T) {
	inEach(t, func(s *stage) {
		l := s.env.Look
		for text, want := range map[string]func(*Choices){
			"English":                            func(c *Choices) { c.Language = "en" },
			"اردو":                               func(c *Choices) { c.Language = "ur" },
			l.T("settings.script_naskh"):         func(c *Choices) { c.Script = Naskh },
			l.T("settings.digits_native"):        func(c *Choices) { c.UrduDigits = true },
			l.T("settings.theme_dark"):           func(c *Choices) { c.Theme = kit.Night },
			l.T("settings.theme_contrast"):       func(c *Choices) { c.Theme = kit.Contrast },
			l.Lang.N("settings.idle_minutes", 1): func(c *Choices) { c.IdleMinutes = 1 },
			l.T("start.clinic"):                  func(c *Choices) { c.Use = AtClinic },
		} {
			wanted, got := chosen(l.Lang.Tag()), Choices{}
			want(&wanted)
			s.show(NewSettings(s.env, chosen(l.Lang.Tag()), func(c Choices) { got = c }, nil, "0.1", nil))
			s.section(text)
			s.pressText(text)
			if got != wanted {
				s.Errorf("%s chose %+v, want %+v", text, got, wanted)
			}
		}
	})
}

// section shows that section of the settings in which a text stands.
func (s *stage) section(text string) {
	s.Helper()
	for _, tab := range sections {
		if s.press(tab.key); s.shows(text) {
			return
		}
	}
	s.Errorf("no section says %q", text)
}

func TestSettingsShowOneSectionAtATime(t *testing.T) {
	inEach(t, func(s *stage) {
		p := NewSettings(s.env, chosen("en"), func(Choices) {}, nil, "0.1", nil)
		s.show(p)
		s.want("settings.script")
		s.wantNot("settings.idle")
		s.press("settings.private")
		s.want("settings.idle")
		s.wantNot("settings.script")
		again := NewSettings(s.env, chosen("en"), func(Choices) {}, nil, "0.1", p.State())
		s.show(again)
		s.want("settings.idle")
	})
}

func TestTheSizeOfTheTextIsSlid(t *testing.T) {
	inEach(t, func(s *stage) {
		tag, got := s.env.Look.Lang.Tag(), Choices{}
		larger := fyne.KeyRight
		if s.env.Look.RTL() {
			larger = fyne.KeyLeft
		}
		for key, want := range map[fyne.KeyName]float32{fyne.KeyEnd: 28, fyne.KeyHome: 14, larger: 20} {
			p := NewSettings(s.env, chosen(tag), func(c Choices) { got = c }, nil, "0.1", nil)
			s.show(p)
			s.window.Canvas().Focus(s.slider())
			s.key(key)
			if got.Size != want {
				s.Errorf("%s makes the text %v large, want %v", key, got.Size, want)
			}
		}
	})
}

// slider is the one on the page.
func (s *stage) slider() (found *kit.Slider) {
	s.walk(func(o fyne.CanvasObject) bool {
		if it, ok := o.(*kit.Slider); ok {
			found = it
		}
		return found != nil
	})
	return found
}

func TestSettingsComeBackWhereTheyWere(t *testing.T) {
	s := newStage(t, "en", 28)
	p := NewSettings(s.env, chosen("en"), func(Choices) {}, nil, "0.1", nil)
	s.show(p)
	p.sheet.ScrollTo(300)
	state := p.State()
	for _, tag := range []string{"ur", "en"} { // and back
		s.speak(tag, 28)
		p = NewSettings(s.env, chosen(tag), func(Choices) {}, nil, "0.1", state)
		s.show(p)
		state = p.State()
	}
	if got := p.sheet.Offset(); got < 299 || got > 301 {
		t.Errorf("the page came back at %v", got)
	}
}

func TestSettingsShowTheJournalOnlyWhenItIsOpen(t *testing.T) {
	inEach(t, func(s *stage) {
		s.show(NewSettings(s.env, chosen("en"), nil, nil, "0.1.0", nil))
		s.press("settings.private")
		s.wantNot("settings.babies")
		s.press("settings.about")
		if !s.shows("/home/green/gehwara-data") {
			s.Error("the page does not say where the data is")
		}

		o := notebook(s.T)
		s.must(o.journal.SetAbout(s.Context(), journal.About{Role: journal.Father, Card: journal.CardLater}))
		named, err := o.journal.PutBaby(s.Context(), journal.Baby{Name: "Noor", Way: journal.Coming})
		s.must(err)
		nameless, err := o.journal.PutBaby(s.Context(), journal.Baby{Way: journal.Coming})
		s.must(err)
		s.show(NewSettings(s.env, chosen("en"), nil, o.journal, "0.1.0", nil))
		s.press("settings.private")
		s.pressText("Noor")
		s.press("baby.nameless", "N", 2)
		s.press("baby.another")
		s.press("new.card_title")
		s.wantWent(Route{Page: Baby, ID: named.ID.String()}, Route{Page: Baby, ID: nameless.ID.String()},
			Route{Page: Baby}, Route{Page: Card})
		s.press("role.unsaid")
		about, err := o.journal.About(s.Context())
		s.must(err)
		if want := (journal.About{Role: journal.Unsaid, Card: journal.CardLater}); about != want {
			s.Errorf("about is %+v, want %+v", about, want)
		}
	})
}

func TestSettingsAskNothingOfABabyElsewhere(t *testing.T) {
	inEach(t, func(s *stage) {
		o := notebook(s.T)
		_, err := o.journal.PutBaby(s.Context(), journal.Baby{Name: "Noor", Way: journal.Coming})
		s.must(err)
		for _, use := range []string{WithFamilies, AtClinic} {
			c := chosen(s.env.Look.Lang.Tag())
			c.Use = use
			s.show(NewSettings(s.env, c, nil, o.journal, "0.1.0", nil))
			s.press("settings.private")
			s.want("own.opens")
			s.wantNot("settings.babies")
			s.wantNot("settings.role")
			if s.shows("Noor") {
				s.Error("the page names a baby")
			}
		}
	})
}
