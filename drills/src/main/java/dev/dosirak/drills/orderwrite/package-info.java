/// How many orders the order service takes, against how many the same rows could be written by nothing but JDBC.
///
/// Start with [OrderWriteBench][dev.dosirak.drills.orderwrite.OrderWriteBench].
package dev.dosirak.drills.orderwrite;
