package kit

import "fyne.io/fyne/v2"

// repaint has the window drawn anew. Unlike canvas.Refresh it leaves the
// pictures of lines and icons alone that the widget still shows: they are drawn
// once, not at every key, at every step of the wheel and under every mouse.
func repaint(o fyne.CanvasObject) {
	over := fyne.CurrentApp().Driver().CanvasForObject(o)
	if window, ok := over.(interface{ SetDirty() }); ok {
		window.SetDirty()
	}
}
