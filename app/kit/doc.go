// Package kit holds the parts that every page is made of, and nothing twice:
//
//   - text that runs both ways: Label, Prose, Field, Editor, Keyboard;
//   - what is pressed: Button (with an icon alone, NewIcon), Tile, Rail;
//   - what is chosen: Check, Choice, Tabs, Select, Slider, Number, Faces,
//     DatePicker with its Calendar;
//   - what is laid out: Card, List, Drawing, Code, Sheet, the empty page;
//   - what is said: Banner, Toast, Progress, Ask and other Overlays, Tips.
//
// The program in folder gallery shows each of them in every state, in both
// directions and the three themes (make gallery): begin there.
//
// Everything is made with a *Look, which is immutable: language, fonts,
// colours and sizes. A change of any of them makes a new Look and new widgets
// (pages are rebuilt, never retranslated), so no widget here listens to anything.
//
// Keys come to everything: Tab from one thing to the next, the arrows within a
// Group. Where a part of a page is made anew, a Hold gives the keys to what stands
// for the thing that had them.
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
