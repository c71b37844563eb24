package dev.dosirak.platform.web.ifmatch;

/// A change without `If-Match` could overwrite what its author never saw.
public final class IfMatchMissing extends RuntimeException {}
