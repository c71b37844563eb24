/// Members leave, and every service that holds something of them, or does something for them, acts on it.
///
/// A service hears of it by a bean made with [Departures#heardBy][dev.dosirak.platform.departure.Departures]; add
/// `classpath:db/platform/departure` to its migrations. What is heard is remembered, because access tokens outlive
/// their members by minutes: see `DeparturesConfiguration` in the platform's `web`.
@NullMarked
package dev.dosirak.platform.departure;

import org.jspecify.annotations.NullMarked;
