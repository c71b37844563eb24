/// Asks the order service about orders whose news is missing.
@NullMarked
package dev.dosirak.relay.ticket.http;

import org.jspecify.annotations.NullMarked;
