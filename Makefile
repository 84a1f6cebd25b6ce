# Every target sets up the machine first where something is missing (.ci/setup).
TAGS := no_emoji
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0

# What has goroutines runs again under the race detector: storage and session, and those
# tests of the window and the journal that do not do one thing after another.
RACE := ./storage/... ./app/session
RACING := ^Test(UnlockRightAfterLock|TheSystemWaitsForTheSeal|SessionFromSeveralGoroutines|SearchOfMany)$$

.PHONY: run build windows test plain raced torture fuzz bench lint gallery screenshots e2e setup

# make run ARGS="--lang ur"
run: build
	./gehwara $(ARGS)

build: setup
	go build -tags $(TAGS) -trimpath -ldflags "-s -w" -o gehwara .

# The program for Windows, with Fyne's bridge to screen readers. It needs a C compiler
# for Windows: gcc-mingw-w64-x86-64 in Debian.
windows: setup
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc \
		go build -tags $(TAGS),accessibility -trimpath -ldflags "-H=windowsgui -s -w" -o gehwara.exe .

# Both at once: each by itself leaves a processor without work.
test: setup
	$(MAKE) --no-print-directory -j2 raced plain

plain:
	go test -tags $(TAGS) -timeout 20m ./...

raced:
	go test -tags $(TAGS) -race -timeout 20m $(RACE)
	go test -tags $(TAGS) -race -run '$(RACING)' ./app ./app/journal

# Kills, torn folders and flipped bits by the thousand; SEED=n repeats a run.
torture: setup
	.ci/torture

# What is read from the disk, each for ten minutes; the corpus is in testdata/fuzz.
fuzz: setup
	for target in FuzzHeader FuzzSpool FuzzSnapshot FuzzDecode FuzzBackup; do \
		go test -tags $(TAGS) -run '^$$' -fuzz "^$$target$$" -fuzztime 10m -fuzzminimizetime 1x -parallel 1 ./storage || exit 1; \
	done

bench: setup
	go test -tags $(TAGS) -count 1 -timeout 30m -run '^TestBench$$' -v . -args -bench-table

lint: setup
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || \
		{ echo "gofmt these files:"; echo "$$unformatted"; exit 1; }
	go mod tidy -diff
	go vet -tags $(TAGS),e2e ./...
	go run $(STATICCHECK) -tags $(TAGS),e2e ./...

# Every part of the kit in every state: the place to begin reading it.
gallery: setup
	go run -tags $(TAGS) ./app/kit/gallery

# Every page, and the gallery, as PNG in out/screenshots; needs no display.
screenshots: setup
	go test -tags $(TAGS) -count 1 -run '^TestScreenshots$$' ./app/kit/gallery -args -out "$(CURDIR)/out/screenshots"
	go test -tags $(TAGS) -count 1 -run '^TestScreenshots$$' ./app -args -out "$(CURDIR)/out/screenshots"

e2e: setup
	.ci/e2e

setup:
	@sh .ci/setup
