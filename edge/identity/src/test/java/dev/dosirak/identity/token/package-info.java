@NullMarked
package dev.dosirak.identity.token;

import org.jspecify.annotations.NullMarked;
