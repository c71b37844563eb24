package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.IdempotentAnswers.Answer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// An answer that is kept as it was written.
final class TossJson {

    private TossJson() {}

    static ResponseEntity<String> of(Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
