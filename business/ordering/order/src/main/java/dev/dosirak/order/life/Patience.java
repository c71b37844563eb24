package dev.dosirak.order.life;

import java.time.Duration;
import java.time.Instant;

/// How long others may take for what an order asks of them. They are told the moment, so that whoever hears the
/// question
/// too late does not act on it.
///
/// @param payWithin from placing an order to its money
/// @param answerWithin from the money to the shop's answer
public record Patience(Duration payWithin, Duration answerWithin) {

    Instant payBy(Instant placed) {
        return placed.plus(payWithin);
    }

    Instant answerBy(Instant paid) {
        return paid.plus(answerWithin);
    }
}
