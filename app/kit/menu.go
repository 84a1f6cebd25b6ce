package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// MenuItem is one thing a context menu offers.
type MenuItem struct {
	Icon string
	Text string
	Act  func()
	Off  bool // shown but not to be pressed now
}

// showMenu opens a context menu at a place of the window.
func (l *Look) showMenu(owner fyne.CanvasObject, at fyne.Position, items []MenuItem) {
	c := fyne.CurrentApp().Driver().CanvasForObject(owner)
	if c == nil {
		return
	}
	var popup *widget.PopUp
	column := Column(0)
	for _, item := range items {
		b := NewButton(l, item.Icon, item.Text, Plain, func() {
			popup.Hide()
			item.Act()
		}).Starting()
		b.disabled = item.Off
		column.Add(b)
	}
	popup = widget.NewPopUp(column, c)
	if l.RTL() {
		at.X = max(0, at.X-column.MinSize().Width)
	}
	popup.ShowAtPosition(at)
}

// copyOut puts text on the clipboard.
func (l *Look) copyOut(s string) {
	fyne.CurrentApp().Clipboard().SetContent(s)
	if l.Desk.Copied != nil {
		l.Desk.Copied(s)
	}
}
