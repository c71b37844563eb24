/// Members in PostgreSQL, and what others are told of them.
@NullMarked
package dev.dosirak.identity.member.postgres;

import org.jspecify.annotations.NullMarked;
