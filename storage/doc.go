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
//	journals/<id>/db/          Badger: encrypted, and every value sealed on top
//
// These names in a journal's folder are kept free for what is to come: spool
// (revisions, synced before a save is acknowledged), snapshots/ (rotating
// copies of the revisions), photos/ (sealed files), devices/ (what other
// copies of the journal have sent), and db-<hex> (a rewritten store: the
// header names the one in use). In the data folder, settings.json belongs to
// the window.
//
// Badger is an index that can be rebuilt: revisions, drafts and tombstones are
// the records, heads and orders follow from them.
package storage
