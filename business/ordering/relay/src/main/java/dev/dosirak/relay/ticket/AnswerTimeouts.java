package dev.dosirak.relay.ticket;

import java.time.Duration;

/// How long relay waits, and how it passes the time.
///
/// @param answerWithin from the first ring to the answer
/// @param ringAgainAfter the pause between two rings that nobody acknowledged
public record AnswerTimeouts(Duration answerWithin, Duration ringAgainAfter) {}
