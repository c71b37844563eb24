/// Relay rings the owner's terminals when an order is paid, and sees to it that somebody answers within five
/// minutes.
///
/// Start with the [ticket][dev.dosirak.relay.ticket] package: it has the rules.
package dev.dosirak.relay;
