/// Tests.
@NullMarked
package dev.dosirak.relay.ticket;

import org.jspecify.annotations.NullMarked;
