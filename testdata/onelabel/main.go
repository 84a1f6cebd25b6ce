// One label in a window: what the program's own window is measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	app.SetMetadata(fyne.AppMetadata{
		ID: "org.gehwara.onelabel", Name: "onelabel", Migrations: map[string]bool{"fyneDo": true},
	})
	w := app.NewWithID("org.gehwara.onelabel").NewWindow("One label")
	w.SetContent(widget.NewLabel("One label"))
	w.Resize(fyne.NewSize(1180, 720))
	w.ShowAndRun()
}
