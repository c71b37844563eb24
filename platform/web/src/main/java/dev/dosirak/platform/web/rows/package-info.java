/// Rows that come many at a time from another system. Each is read by itself ([RowReader]), so that one that is no
/// row does not spoil the others, and what is wrong with it is said to the person ([RowError]).
package dev.dosirak.platform.web.rows;
