/// Orders in PostgreSQL: the event stream and, in the same transaction, the outbox that Debezium reads.
@NullMarked
package dev.dosirak.order.life.postgres;

import org.jspecify.annotations.NullMarked;
