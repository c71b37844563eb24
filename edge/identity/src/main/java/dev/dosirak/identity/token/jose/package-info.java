/// Access tokens as signed JWTs (RFC 9068).
@NullMarked
package dev.dosirak.identity.token.jose;

import org.jspecify.annotations.NullMarked;
