/// Commands that may be sent twice: same key and same body, same answer, also after a crash.
package dev.dosirak.platform.web.idempotency;
