/// Orders in PostgreSQL: the event stream and, in the same transaction, the outbox that Debezium reads.
@NullMarked
package dev.dosirak.order.lifecycle.postgres;

import org.jspecify.annotations.NullMarked;
