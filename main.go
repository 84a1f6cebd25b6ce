// Gehwara teaches infant mental health in English and Urdu, and keeps a sealed
// journal beside the lessons, on one computer and without a network.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"

	"gehwara/app"
	"gehwara/app/command"
	"gehwara/i18n"
	"gehwara/storage"
)

func main() {
	if storage.ServeProbe() {
		return
	}
	data := ""
	command.FolderFlag(flag.CommandLine, &data)
	lang := flag.String("lang", "", "begin in `en` or ur")
	version := flag.Bool("version", false, "print the version and end")
	flag.Parse()
	if *version {
		fmt.Println("gehwara", app.Version)
		return
	}
	if *lang != "" && !slices.Contains(i18n.Tags(), *lang) {
		fail(fmt.Errorf("--lang is one of %v", i18n.Tags()))
	}
	program, err := os.Executable()
	if err != nil {
		program = "" // then no folder beside it is looked for
	}
	folder, err := storage.DataFolder(data, program)
	if flag.NArg() > 0 { // a command may name the folder behind it
		os.Exit(command.Main(folder, *lang, flag.Args()))
	}
	if err != nil {
		fail(err)
	}
	err = app.Run(app.Options{Folder: folder, Language: *lang})
	if errors.Is(err, app.ErrNoDisplay) {
		fmt.Fprintln(os.Stderr, app.NoDisplayMessage(*lang))
		os.Exit(1)
	}
	if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "gehwara:", err)
	os.Exit(1)
}
