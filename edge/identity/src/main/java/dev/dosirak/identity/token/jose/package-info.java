/// Access tokens as signed JWTs (RFC 9068).
package dev.dosirak.identity.token.jose;
