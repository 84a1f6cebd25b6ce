package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"

	"gehwara/assets"
)

var benchTable = flag.Bool("bench-table", false, "measure everything and print one table")

// row is a line of the table: a figure, what it must not pass, and what stands
// beside it in the same run.
type row struct {
	what    string
	got     float64
	unit    string
	most    float64 // 0: nothing is asked
	beside  string
	besides float64
	ratio   bool // most is a ratio to what stands beside it
}

func (r row) holds() bool {
	switch {
	case r.got == 0: // it was not taken
		return false
	case r.most == 0:
		return true
	case r.ratio:
		return r.got <= r.most*r.besides
	}
	return r.got <= r.most
}

// TestBench prints the table of `make bench`: medians, with a baseline of the
// same run beside each. It fails on a figure that does not hold.
func TestBench(t *testing.T) {
	if !*benchTable {
		t.Skip("make bench measures; a test run does not")
	}
	b := benchmarks(t, "./app/typeset", "./app/kit", "./app", "./app/journal", "./storage")
	rows := slices.Concat(textRows(b), editorRows(b), readerRows(b), storeRows(b), backupRows(b), peerRows(b), sizeRows(t, b), windowRows(t))
	printTable(t, rows)
}

func textRows(b map[string]float64) []row {
	const ms = 1e6
	return []row{
		{"shape 360 words of Nastaliq", b["Shape360"] / ms, "ms", 12, "HarfBuzz alone, whole paragraphs", b["HarfBuzz360"] / ms, false},
		{"wrap them again", b["Wrap360"] / ms, "ms", 1, "", 0, false},
		{"draw a screenful first", b["DrawFirstScreenful"] / ms, "ms", 25, "", 0, false},
		{"keystroke, paragraph of 75 words", b["Keystroke75"] / ms, "ms", 2, "", 0, false},
		{"keystroke, entry of 5,000 words", b["Keystroke5000"] / ms, "ms", 2, "that of 75 words", b["Keystroke75"] / ms, true},
		{"keystroke, 20,000 words, one paragraph", b["Keystroke20000OneParagraph"] / ms, "ms", 0, "that of 75 words", b["Keystroke75"] / ms, false},
	}
}

// editorRows are about the widgets, from a key to the finished picture of what
// it changed. What stands beside them is Fyne's own widget with the same text.
func editorRows(b map[string]float64) []row {
	const ms, kB = 1e6, 1e3
	return []row{
		{"key to picture, 300 words of Urdu", b["KeystrokePicture300"] / ms, "ms", 8, "", 0, false},
		{"key to picture, 20,000 words, one paragraph", b["KeystrokePicture20000"] / ms, "ms", 12, "", 0, false},
		{"key to window, 300 words of English", b["KitEnglishKeystroke300"] / ms, "ms", 0, "Fyne's Entry", b["FyneEntryKeystroke300"] / ms, false},
		{"1,500 words of English to window", b["KitEnglishProse1500"] / ms, "ms", 0, "Fyne's RichText", b["FyneRichText1500"] / ms, false},
		{"scroll step, no new line, allocates", b["ScrollStep/B/op"] / kB, "kB", 10, "", 0, false},
		{"scroll 10,000 words end to end, keeps", b["Scroll10000EndToEnd/MB-more"], "MB", 40, "", 0, false},
	}
}

// readerRows are about a lesson of 1,500 words, the slower of both languages,
// from the press to the picture. What somebody left unfolded is shaped whole.
func readerRows(b map[string]float64) []row {
	const ms = 1e6
	return []row{
		{"open a 1,500-word lesson to first picture", max(b["OpenLesson1500English"], b["OpenLesson1500Urdu"]) / ms, "ms", 60, "", 0, false},
		{"open any lesson to first picture, the slowest", b["OpenAnyLesson/ms-most"], "ms", 60, "", 0, false},
		{"open a page beside the lessons, the slowest", b["OpenLibrary/ms-most"], "ms", 0, "", 0, false},
		{"read the course at the start", b["ReadCourse"] / ms, "ms", 0, "cards, words and sources, when asked for", b["ReadLibrary"] / ms, false},
		{"come back to it, all unfolded and forgotten", b["ReturnLesson1500Urdu"] / ms, "ms", 0, "", 0, false},
		{"language switch on it, all unfolded", b["SwitchLanguage"] / ms, "ms", 150, "", 0, false},
		{"a page change to it, all unfolded", b["PageChange"] / ms, "ms", 50, "", 0, false},
		{"F12 to the finished cover, longest pages, the slowest", max(b["CoverLesson1500Urdu/ms-most"], b["CoverEntry5000Urdu/ms-most"]), "ms", 100,
			"the moment the page opens", max(b["CoverLesson1500UrduAtOnce/ms-most"], b["CoverEntry5000UrduAtOnce/ms-most"]), false},
	}
}

// storeRows are about journals of 500 and of 50,000 entries and 2,000 photos.
func storeRows(b map[string]float64) []row {
	const ms = 1e6
	return []row{
		{"unlock, 500 entries", b["500/Unlock"] / ms, "ms", 300, "its key derivation alone", b["Derivation"] / ms, false},
		{"unlock, 50,000 entries", b["50000/Unlock"] / ms, "ms", 700, "its key derivation alone", b["Derivation"] / ms, false},
		{"rebuild 50,000 from snapshot and spool", b["50000/Rebuild"] / 1e9, "s", 10, "a snapshot of them", b["50000/Snapshot"] / 1e9, false},
		{"merge of a 1,000-revision difference, 50,000", b["50000/Merge"] / 1e9, "s", 2, "", 0, false},
		{"erase one of 50,000 for good, two snapshots", b["50000/Erase"] / 1e9, "s", 5, "a rebuild of 50,000", b["50000/Rebuild"] / 1e9, false},
		{"search 50,000, first 20 found", b["Search50000/First"] / ms, "ms", 30, "", 0, false},
		{"search 50,000 for a rare word", b["Search50000/Rare"] / 1e9, "s", 1, "in Latin letters", b["Search50000/RareRoman"] / 1e9, false},
		{"open with 50,000, keeps", b["50000/Memory/MB-more"], "MB", 90, "", 0, false},
		{"newest 50 of 50,000", b["50000/Newest50"] / ms, "ms", 2, "", 0, false},
		{"save acknowledged", b["500/Save"] / ms, "ms", 5, "1 kB written and synced to a file", b["SyncedAppend"] / ms, false},
	}
}

// backupRows are about a journal of 50,000 entries and 500 photos. A backup is
// written, synced and read back; a restore ends with an open journal.
func backupRows(b map[string]float64) []row {
	return []row{
		{"back up 50,000 entries, 500 photos, verified", b["Backup50000/Make"] / 1e9, "s", 5, "a snapshot of them", b["50000/Snapshot"] / 1e9, false},
		{"its file", b["Backup50000/Make/MB/file"], "MB", 150, "their texts and photos as they are", b["Backup50000/Make/MB/plain"], false},
		{"its most memory", b["Backup50000/Make/MB-heap"], "MB", 150, "", 0, false},
		{"restore it", b["Backup50000/Restore"] / 1e9, "s", 8, "a rebuild of 50,000", b["50000/Rebuild"] / 1e9, false},
		{"its most memory", b["Backup50000/Restore/MB-heap"], "MB", 150, "", 0, false},
		{"set a secret, for age's sake", b["AgeKey"] / 1e6, "ms", 500, "for Gehwara's own", b["Derivation"] / 1e6, false},
	}
}

// peerRows set the sealed journal beside stores that seal nothing, with the
// same entries, each save synced.
func peerRows(b map[string]float64) (rows []row) {
	const ms = 1e6
	for _, peer := range []string{"bbolt", "SQLite"} {
		name := strings.ToUpper(peer[:1]) + peer[1:]
		rows = append(rows,
			row{"save", b["500/Save"] / ms, "ms", 0, peer, b["PeerSave/"+name] / ms, false},
			row{"newest 50 of 50,000", b["50000/Newest50"] / ms, "ms", 0, peer, b["Peer50000/Newest"+name] / ms, false},
			row{"open 50,000, files checked, key known", b["50000/Open"] / ms, "ms", 0, peer + ", unchecked", b["Peer50000/Open"+name] / ms, false},
			row{"50,000 entries of 1 kB on disk", b["50000/Unlock/MB/disk"], "MB", 0, peer, b["Peer50000/Open"+name+"/MB/disk"], false},
		)
	}
	return rows
}

// figures are the benchmarks that the table has a place for.
const figures = "Shape360|HarfBuzz360|Wrap360|DrawFirstScreenful|Keystroke75$|Keystroke5000$|Keystroke20000OneParagraph|" +
	"KeystrokePicture300$|KeystrokePicture20000$|KitEnglish|FyneEntry|FyneRichText|ScrollStep|Scroll10000EndToEnd|" +
	"OpenLesson|OpenAnyLesson|OpenLibrary|ReadCourse|ReadLibrary|ReturnLesson|SwitchLanguage|PageChange|CoverLesson|CoverEntry|^Benchmark500$|^Benchmark50000$|Backup50000$|Search50000$|AgeKey|Peer|Derivation|SyncedAppend|SizeOnDisk"

var benchLine = regexp.MustCompile(`^Benchmark([\w/]+?)(?:-\d+)?\s+\d+\s+(.*)$`)
var benchMetric = regexp.MustCompile(`([\d.]+) (\S+)`)

// benchmarks runs the packages' benchmarks three times and gives the median of
// each, in ns; a metric of its own is found as Name/metric.
func benchmarks(t *testing.T, packages ...string) map[string]float64 {
	t.Helper()
	args := append([]string{"test", "-tags", "no_emoji", "-run", "^$", "-bench", figures, "-benchtime", "200ms", "-count", "3", "-timeout", "25m"}, packages...)
	c := exec.Command("go", args...)
	c.Env = append(os.Environ(), "LC_ALL=en_US.UTF-8") // of C Fyne complains, in the midst of the figures
	out, err := c.Output()
	if err != nil {
		t.Fatalf("run the benchmarks: %v\n%s", err, out)
	}
	all := map[string][]float64{}
	for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
		m := benchLine.FindStringSubmatch(s.Text())
		if m == nil {
			continue
		}
		for _, x := range benchMetric.FindAllStringSubmatch(m[2], -1) {
			name := m[1]
			if x[2] != "ns/op" {
				name += "/" + x[2]
			}
			all[name] = append(all[name], number(x[1]))
		}
	}
	medians := map[string]float64{}
	for name, v := range all {
		medians[name] = median(v)
	}
	return medians
}

func number(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64) // the patterns let only numbers through
	return v
}

func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[len(v)/2]
}

// sizeRows measures the program and an empty journal.
func sizeRows(t *testing.T, b map[string]float64) []row {
	t.Helper()
	info, err := os.Stat(compile(t, ".", "gehwara"))
	if err != nil {
		t.Fatal(err)
	}
	const mb = 1e6
	return []row{
		{"program, stripped", float64(info.Size()) / mb, "MB", 45, "", 0, false},
		{"what is embedded in it", content(t) / mb, "MB", 6, "", 0, false},
		{"empty journal while open", b["SizeOnDisk/MB/empty-open"], "MB", 40, "", 0, false},
		{"empty journal closed", b["SizeOnDisk/MB/empty-locked"], "MB", 1.2, "", 0, false},
	}
}

// content is the size of all that is embedded: texts, pictures and fonts.
func content(t *testing.T) float64 {
	t.Helper()
	size := int64(0)
	add := func(info fs.FileInfo, err error) {
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	err := fs.WalkDir(assets.FS, ".", func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			add(d.Info())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := filepath.Glob("assets/fonts/*.ttf")
	if err != nil || len(fonts) == 0 {
		t.Fatal(err, len(fonts))
	}
	for _, file := range fonts {
		add(os.Stat(file))
	}
	return float64(size)
}

// TestContentIsSmall: what is embedded is at most 6 MB.
func TestContentIsSmall(t *testing.T) {
	size := content(t)
	t.Logf("%.2f MB are embedded", size/1e6)
	if size > 6e6 {
		t.Errorf("%.2f MB are embedded", size/1e6)
	}
}

// compile makes a stripped program of a package and gives its path.
func compile(t *testing.T, pkg, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	out, err := exec.Command("go", "build", "-tags", "no_emoji", "-trimpath", "-ldflags", "-s -w", "-o", path, pkg).CombinedOutput()
	if err != nil {
		t.Fatalf("build %s: %v\n%s", pkg, err, out)
	}
	return path
}

func printTable(t *testing.T, rows []row) {
	t.Helper()
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "what\tmedian\tat most\tbeside it\tratio\t")
	for _, r := range rows {
		most, beside, ratio, verdict := "", "", "", ""
		if r.most > 0 {
			most = fmt.Sprintf("%.4g %s", r.most, r.unit)
			if r.ratio {
				most = fmt.Sprintf("%.4g times", r.most)
			}
			verdict = "ok"
		}
		if r.besides > 0 {
			beside = fmt.Sprintf("%s: %.3g %s", r.beside, r.besides, r.unit)
			ratio = fmt.Sprintf("%.2f", r.got/r.besides)
		}
		if !r.holds() {
			verdict = "OVER"
			t.Errorf("%s: %.3g %s does not hold", r.what, r.got, r.unit)
		}
		fmt.Fprintf(w, "%s\t%.3g %s\t%s\t%s\t%s\t%s\n", r.what, r.got, r.unit, most, beside, ratio, verdict)
	}
	w.Flush()
	fmt.Println(text.String())
}
