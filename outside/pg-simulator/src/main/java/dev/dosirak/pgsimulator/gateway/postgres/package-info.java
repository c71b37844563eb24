/// Cards and payments in the simulator's own PostgreSQL: what it has taken, it remembers over any crash.
@NullMarked
package dev.dosirak.pgsimulator.gateway.postgres;

import org.jspecify.annotations.NullMarked;
