/// Cards and payments in the simulator's own PostgreSQL: what it has taken, it remembers over any crash.
package dev.dosirak.pgsimulator.gateway.postgres;
