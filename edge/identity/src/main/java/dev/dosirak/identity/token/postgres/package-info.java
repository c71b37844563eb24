/// Refresh tokens, failed logins and signing keys in PostgreSQL.
@NullMarked
package dev.dosirak.identity.token.postgres;

import org.jspecify.annotations.NullMarked;
