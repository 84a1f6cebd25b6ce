package storage

// What can befall a store, how Badger takes it, and the tests that really do it
// and want everything back:
//
//	kill                              TestKills, TestNoPlainTextOnDisk; a log left without a byte: TestStrayFilesArePutAside
//	power cut, sync that does nothing TestTornFolders, TestDeadDisk, and both by .ci/torture with a sync that does nothing
//	MANIFEST gone, cut, flipped       TestDamagedStoreIsMadeAgain (Badger would open empty and delete every table)
//	table gone, cut, zeroed, flipped  TestDamagedStoreIsMadeAgain, TestFlippedBits (Badger would panic, or show something else)
//	KEYREGISTRY gone, cut, zeroed     TestDamagedStoreIsMadeAgain (Badger would panic)
//	log cut, torn or gone             TestTornFolders (Badger would lose it without a word)
//	store gone                        TestStoreThatIsGone; snapshot damaged too: TestNewestSnapshotDamaged
//	spool cut, damaged, swapped, gone TestSpoolCutAtItsEnd, TestSpoolDamagedInTheMiddle, TestSpoolOfAnotherHistory, TestSpoolThatIsGone
//	disk full                         TestFullDisk, TestNoSpaceIsSaidBeforeWriting (Badger would end the process)
//	folder or disk read-only          TestReadOnlyFolder, TestReadOnlyDisk
//	stick pulled out while writing    TestStickPulledOut, TestDeadDisk, TestStoreThatIsTakenAway (Badger would never close)
//	stray files                       TestStrayFilesArePutAside
//	second process                    TestSecondOpenIsRefused, TestNoPlainTextOnDisk
//	lock left by a kill               TestKills
//	making again that fails           TestNewestSnapshotDamaged: each attempt has a new folder
//	wrong key                         TestWrongSecretsChangeNothing, TestStoreOfAnotherJournal
//	record changed, moved or gone     TestTamperedRecords, TestSnapshotFindsDamage
//	store, folder, spool put back     TestStoreSwappedForAnOlderOne, TestOlderFolder, TestSpoolOfAnotherHistory
//	folder copied by hand             TestFolderCopiedByHand, TestOlderFolder: no damage, and not called any
