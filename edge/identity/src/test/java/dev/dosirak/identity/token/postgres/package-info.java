@NullMarked
package dev.dosirak.identity.token.postgres;

import org.jspecify.annotations.NullMarked;
