/// Commands that may be sent twice: same key and same body, same answer, also after a crash.
@NullMarked
package dev.dosirak.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
