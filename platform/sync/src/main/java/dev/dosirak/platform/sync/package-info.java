/// The data-sync contract: an owner of data answers for its current state, a copy keeps itself right from change
/// notices.
///
/// Owner: make a bean of [SyncSource][dev.dosirak.platform.sync.SyncSource]. Copy: a
/// [Replica][dev.dosirak.platform.sync.Replica] from [Copies][dev.dosirak.platform.sync.Copies], which receives the
/// owner's notices, fetches what changed and stores it if it is newer. One who waits for a fact: an
/// [Inquiry][dev.dosirak.platform.sync.Inquiry] asks its owner for it, where events may have been lost or come late;
/// a [ReaderInquiry][dev.dosirak.platform.sync.ReaderInquiry] publishes again what the owner never heard from us.
///
/// Domains of facts are `orders` of order, `payments` of payment, `tickets` of relay and `deliveries` of delivery;
/// the ids are the orders'.
package dev.dosirak.platform.sync;
