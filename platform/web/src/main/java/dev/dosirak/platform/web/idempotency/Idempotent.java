package dev.dosirak.platform.web.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The command needs an `Idempotency-Key` header (1–200 visible characters;
/// draft-ietf-httpapi-idempotency-key-header-07).
///
/// The whole command and the record of its answer are one transaction. Sent again by the same caller with the same
/// key and the same said in its body within 72 hours it gets the same answer (with `Idempotency-Replayed: true`) and
/// does nothing; with another body: 422. What was refused left nothing behind and is decided anew. No key: 400.
///
/// The answer is kept, whatever the caller may see later: it says what became of the command (id, state, version), and
/// shows nothing.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
