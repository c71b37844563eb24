/// Members leave, and every service that holds something of them, or does something for them, acts on it.
///
/// A service that subscribes to identity, says the catalog, learns of it by a bean made with
/// [Departures#subscription][dev.dosirak.platform.departure.Departures]. Who has left is remembered, because access
/// tokens outlive their members by minutes: see `DeparturesConfiguration` in the platform's `web`.
package dev.dosirak.platform.departure;
