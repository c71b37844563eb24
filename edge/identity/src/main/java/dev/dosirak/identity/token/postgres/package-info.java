/// Refresh tokens, failed logins and signing keys in PostgreSQL.
package dev.dosirak.identity.token.postgres;
