/// Tests.
@NullMarked
package dev.dosirak.relay.ticket.postgres;

import org.jspecify.annotations.NullMarked;
