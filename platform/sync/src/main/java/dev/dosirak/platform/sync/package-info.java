/// The data-sync contract: an owner of data answers for its current state, a copy keeps itself right from change
/// notices.
///
/// Owner: make a bean of [SyncSource][dev.dosirak.platform.sync.SyncSource] and import
/// [SyncController][dev.dosirak.platform.sync.SyncController]. Copy: a
/// [Replica][dev.dosirak.platform.sync.Replica] that hears the owner's notices, fetches what
/// changed and stores it if it is newer.
@NullMarked
package dev.dosirak.platform.sync;

import org.jspecify.annotations.NullMarked;
