package dev.dosirak.platform.sweep;

import java.time.Duration;

/// Looks every now and then for what is due, and does it. Harmless when done twice or by two nodes at once.
///
/// @param name for logs and metrics, as `relay.unanswered`
/// @param every the pause between two looks
public record Sweep(String name, Duration every, Runnable work) {}
