@NullMarked
package dev.dosirak.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
