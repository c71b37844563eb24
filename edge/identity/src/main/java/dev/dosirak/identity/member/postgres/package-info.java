/// Members in PostgreSQL, and what is published of them.
package dev.dosirak.identity.member.postgres;
