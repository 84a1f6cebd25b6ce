// Package storage keeps sealed journals on disk.
//
// A Shelf is the folder that holds every journal of one computer or one USB
// stick. Unlocking a journal gives a Vault: a handle to its records that Lock
// takes back. Every byte a person writes is sealed before it reaches a file;
// SECURITY.md gives the formats to the byte.
//
// A journal is one folder with a random name:
//
//	journals/<id>/header.json  what it takes to try a passphrase; header.bak is its second copy
//	journals/<id>/lock         empty; held by the process that has the journal open
//	journals/<id>/db/          Badger: encrypted, and every value sealed on top; db-<hex> when it was made again
//	journals/<id>/spool/       what was saved since the last snapshots, synced before it is called saved
//	journals/<id>/snapshots/   whole copies of the records
//	journals/<id>/photos/      sealed files
//	journals/<id>/files        sealed list of the store's files; there only after a clean close
//	journals/<id>/repairs      sealed list of what was mended, until somebody has read it
//	journals/<id>/outside      sealed list of what was left outside, where anybody can read it
//	journals/<id>/replaces     after Renew: the folder that this one stands for, until that is erased
//	journals/<id>/room         nothing; there while the journal is open, given up to close it on a full disk
//	journals/<id>/damaged-…/   what was put aside when something was mended; never removed
//
// A backup is one file elsewhere: the same records as files to read, and the
// photos, encrypted so that age and tar open it without this program. Restore makes
// a journal of it, Merge takes from it what this one lacks. CopyLocked copies a
// journal that is locked, as it lies there.
//
// The name devices/ in a journal's folder is kept free for what other copies of
// the journal will send. In the data folder, seen/ holds how far each journal was
// when it was last closed here, and settings.json belongs to the window.
//
// Badger is an index that can be made again: revisions, drafts and tombstones
// are the records, heads and orders follow from them. A save goes to the spool
// first. An unlock replays what the store lacks of it; a store that is damaged
// is made again from the newest snapshot that is whole, and the spool behind
// it. One that may be damaged, after an end that was not clean, is first opened
// by a probe: a child process, because bad files end the process they are
// opened in.
package storage
