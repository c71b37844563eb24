package dev.dosirak.review.review.web;

import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.ifmatch.IfMatch;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.text.MultiLine;
import dev.dosirak.review.review.OwnerAnswers;
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

    private final OwnerAnswers ownerAnswers;

    AnswerController(OwnerAnswers ownerAnswers) {
        this.ownerAnswers = ownerAnswers;
    }

    record AnswerText(@NotNull @Size(max = 4_000) @MultiLine String text) {}

    @PutMapping
    @NewWork
    ResponseEntity<ReviewView> answer(
            Caller.Owner owner, @PathVariable UUID id, IfMatch ifMatch, @RequestBody @Valid AnswerText it) {
        var answered = ownerAnswers.answer(owner.id(), id, ifMatch.version(), it.text());
        return ReviewView.tagged(answered);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAnswer(Caller.Owner owner, @PathVariable UUID id) {
        ownerAnswers.deleteAnswer(owner.id(), id);
    }
}
