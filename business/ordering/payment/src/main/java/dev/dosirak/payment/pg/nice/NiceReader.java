package dev.dosirak.payment.pg.nice;

import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Reads what NICE says of a payment.
final class NiceReader {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final EventJson json;

    NiceReader(EventJson json) {
        this.json = json;
    }

    /// Empty for what NICE did not say: another status, or the page of somebody between it and us.
    Optional<NicePayment> said(Reply.Answered answer) {
        if (answer.status() != OK && answer.status() != NOT_FOUND) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.read(answer.body(), NicePayment.class))
                    .filter(it -> !it.resultCode().isBlank());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
