package dev.dosirak.relay.ticket;

import java.time.Instant;

/// The question put to the owner: take this order?
///
/// @param rungAt when the bell first rang
/// @param answerBy when relay stops waiting
public record Call(Instant rungAt, Instant answerBy) {

    Call until(Instant later) {
        return new Call(rungAt, later);
    }
}
