package dev.dosirak.relay.ticket;

import java.time.Instant;

/// The question put to the owner: take this order?
///
/// @param rungAt when the owner was first notified
/// @param answerBy when relay stops waiting
public record AnswerWindow(Instant rungAt, Instant answerBy) {

    AnswerWindow until(Instant later) {
        return new AnswerWindow(rungAt, later);
    }
}
