package i18n

import "golang.org/x/text/collate"

// Order compares two texts by the language's own alphabet (Unicode's collation, with
// CLDR's tailoring): below 0 when the first comes first. It is made anew at each
// call, and is not for several goroutines.
func (l *Language) Order() func(a, b string) int {
	return collate.New(l.tag, collate.IgnoreCase).CompareString
}
