/// Orders in PostgreSQL: the event stream and, in the same transaction, the outbox that Debezium reads.
package dev.dosirak.order.lifecycle.postgres;
