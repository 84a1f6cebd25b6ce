package i18n

import (
	"bufio"
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/unicode/norm"
)

// forms maps a plural form ("" for a message that has none) to its text.
type forms map[string]string

// catalogueOf reads one catalogue by itself, so that what go-i18n makes of it is tested too.
func catalogueOf(t *testing.T, tag string) map[string]forms {
	t.Helper()
	var tree map[string]any
	if _, err := toml.DecodeFS(files, tag+extension, &tree); err != nil {
		t.Fatalf("%s: %v", tag, err)
	}
	messages := make(map[string]forms)
	for page, names := range tree {
		for name, value := range names.(map[string]any) {
			key := page + "." + name
			switch value := value.(type) {
			case string:
				messages[key] = forms{"": value}
			case map[string]any:
				messages[key] = forms{}
				for form, text := range value {
					messages[key][form] = text.(string)
				}
			}
		}
	}
	return messages
}

var placeholder = regexp.MustCompile(`\{\{\.[A-Z][A-Za-z]*\}\}`)

func placeholders(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestCataloguesAgree(t *testing.T) {
	english := catalogueOf(t, "en")
	for _, tag := range Tags() {
		other := catalogueOf(t, tag)
		for key := range other {
			if english[key] == nil {
				t.Errorf("%s: %s is not in en", tag, key)
			}
		}
		for key, want := range english {
			got := other[key]
			if got == nil {
				t.Errorf("%s: %s is missing", tag, key)
				continue
			}
			if (want[""] == "") != (got[""] == "") {
				t.Errorf("%s: %s has plural forms in one language only", tag, key)
			}
			for form, text := range want {
				if !slices.Equal(placeholders(text), placeholders(got[form])) {
					t.Errorf("%s: %s %s: placeholders %v, en has %v", tag, key, form, placeholders(got[form]), placeholders(text))
				}
			}
		}
	}
}

// No message has to be said in another language's words.
func TestEveryMessageIsSaid(t *testing.T) {
	for _, tag := range Tags() {
		l := alone(t, tag)
		for key, message := range catalogueOf(t, tag) {
			var args []any
			for _, text := range message {
				for _, name := range placeholders(text) {
					args = append(args, strings.Trim(name, "{}."), "x")
				}
			}
			said := []string{l.T(key, args...)}
			if message[""] == "" {
				if message["one"] == "" || message["other"] == "" {
					t.Errorf("%s: %s needs the forms one and other", tag, key)
				}
				said = append(said, l.N(key, 1, args...), l.N(key, 2, args...))
			}
			for _, text := range said {
				if text == "["+key+"]" || strings.TrimSpace(text) != text || strings.ContainsAny(text, "{}") {
					t.Errorf("%s: %s is said as %q", tag, key, text)
				}
			}
		}
	}
}

// alone is a language without another to help it out.
func alone(t *testing.T, tag string) *Language {
	t.Helper()
	data, err := files.ReadFile(tag + extension)
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(fstest.MapFS{tag + extension: {Data: data}}).Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestCataloguesKeepOneOrder(t *testing.T) {
	keys := func(tag string) (keys []string) {
		data, err := files.ReadFile(tag + extension)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		for lines.Scan() {
			if key, _, found := strings.Cut(lines.Text(), " = "); found && !strings.HasPrefix(key, "#") {
				keys = append(keys, key)
			}
		}
		return keys
	}
	english := keys("en")
	for _, tag := range Tags() {
		for i, key := range keys(tag) {
			if i >= len(english) || english[i] != key {
				t.Fatalf("%s: %s stands where en has %s", tag, key, english[min(i, len(english)-1)])
			}
		}
	}
}

// urduFaults are what the Urdu style guide forbids.
var urduFaults = []struct {
	what  string
	fault *regexp.Regexp
}{
	{"an Arabic letter for an Urdu one", regexp.MustCompile(`[يىكهة]`)},
	{"an Arabic digit for an Urdu one", regexp.MustCompile(`[٠-٩]`)},
	{"a space before a mark", regexp.MustCompile(`[ \x{00a0}][،۔؛؟!:…»)]`)},
	{"a Latin mark", regexp.MustCompile(`[\x{0600}-\x{06ff}][,;?.]`)},
	{"a Latin quotation mark", regexp.MustCompile(`["“”'‘’]`)},
	{"two spaces", regexp.MustCompile(`  `)},
	{"a number that is no placeholder", regexp.MustCompile(`[0-9]`)},
	{"the reader's gender", regexp.MustCompile(`آپ [^ک۔؟][^۔؟]*(چاہتے|چاہتی|سکتے|سکتی|کریں گے|کریں گی)`)},
}

// samples show digits themselves.
var samples = []string{"settings.digits_latin", "settings.digits_native", "keys.digits"}

var isolated = regexp.MustCompile(`\x{2066}[^\x{2069}]*\x{2069}`)

func TestUrduIsWrittenAsUrdu(t *testing.T) {
	for key, message := range catalogueOf(t, "ur") {
		if slices.Contains(samples, key) {
			continue
		}
		for _, text := range message {
			bare := placeholder.ReplaceAllString(isolated.ReplaceAllString(text, "_"), "_")
			for _, f := range urduFaults {
				if found := f.fault.FindString(bare); found != "" {
					t.Errorf("%s: %s: %q in %q", key, f.what, found, text)
				}
			}
		}
	}
}

func TestCataloguesAreComposed(t *testing.T) {
	for _, tag := range Tags() {
		for key, message := range catalogueOf(t, tag) {
			for _, text := range message {
				if !norm.NFC.IsNormalString(text) {
					t.Errorf("%s: %s is not NFC: %+q", tag, key, text)
				}
			}
		}
	}
}

func load(t *testing.T, tag string) *Language {
	t.Helper()
	l, err := Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func ExampleLanguage_T() {
	l, err := Load("en")
	if err != nil {
		panic(err)
	}
	fmt.Println(l.T("new.step", "N", 2, "Total", 5))
	fmt.Println(l.T("no.such.key"))
	// Output:
	// Step 2 of 5
	// [no.such.key]
}
