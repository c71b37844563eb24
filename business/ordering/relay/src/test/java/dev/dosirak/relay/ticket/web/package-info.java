/// Tests.
@NullMarked
package dev.dosirak.relay.ticket.web;

import org.jspecify.annotations.NullMarked;
