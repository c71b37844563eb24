package dev.dosirak.platform.outbox;

/// What is published.
///
/// @param type `<service>.<past-tense>.v1`, as promised in `contracts/events/<service>`
/// @param body written as JSON; a value, never an entity
public record Message(String type, Object body) {}
