package dev.dosirak.review.board.web;

import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.seen.SeenVersion;
import dev.dosirak.platform.web.text.Lines;
import dev.dosirak.review.board.Shopkeeper;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Owners answer the reviews of their own shops.
@RestController
@RequestMapping("/api/v1/reviews/{id}/answer")
class AnswerController {

    private final Shopkeeper shopkeeper;

    AnswerController(Shopkeeper shopkeeper) {
        this.shopkeeper = shopkeeper;
    }

    record AnswerText(@NotNull @Size(max = 4_000) @Lines String text) {}

    @PutMapping
    @NewWork
    ResponseEntity<ReviewView> answer(
            Caller.Owner owner, @PathVariable UUID id, SeenVersion seen, @RequestBody @Valid AnswerText it) {
        var answered = shopkeeper.answer(owner.id(), id, seen.number(), it.text());
        return ReviewView.tagged(answered);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAnswer(Caller.Owner owner, @PathVariable UUID id) {
        shopkeeper.takeAnswerBack(owner.id(), id);
    }
}
