package dev.dosirak.pgsimulator.portone.web;

import dev.dosirak.pgsimulator.gateway.IdempotentAnswers.Answer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// An answer that is kept as it was written.
final class PortOneJson {

    private PortOneJson() {}

    static ResponseEntity<String> of(Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
