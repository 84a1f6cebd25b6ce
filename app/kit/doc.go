// Package kit holds the widgets that Fyne lacks: text that runs both ways,
// fields and an editor to write Urdu in, and the few parts every page is made
// of (buttons, tiles, cards, choices, dialogs).
//
// Everything is made with a *Look, which is immutable: language, fonts,
// colours and sizes. A change of any of them makes a new Look and new widgets
// (pages are rebuilt, never retranslated), so no widget here listens to anything.
//
// Three rules keep the kit right in both directions:
//
//   - Every word is drawn by package typeset, never by a Fyne label.
//   - Every horizontal arrangement is made by Row, Tiles or Mirror, which turn
//     round when the language runs right to left.
//   - Every focusable widget hands on the keys and shortcuts it has no use
//     for, because Fyne gives them to the focused widget alone.
//
// All lengths are dp. Everything here runs on Fyne's UI thread.
package kit
