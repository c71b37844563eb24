package dev.dosirak.ad.campaign.web;

import dev.dosirak.ad.campaign.Advertiser;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.caller.Caller;
import dev.dosirak.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Owners change what they have seen: a change names the version it was made on, and loses against a later one.
@RestController
@RequestMapping("/api/v1/ads/{id}")
class AdChangeController {

    private final Advertiser advertiser;
    private final Problems problems;
    private final Clock clock;

    AdChangeController(Advertiser advertiser, Problems problems, Clock clock) {
        this.advertiser = advertiser;
        this.problems = problems;
        this.clock = clock;
    }

    /// What can be changed of a campaign.
    record Terms(@NotNull Instant to, long dailyBudget) {}

    @PutMapping
    ResponseEntity<CampaignView> change(
            Caller.Owner owner,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody @Valid Terms it) {
        var changed = advertiser.change(owner.id(), id, IfMatch.version(seen), it.to(), Won.of(it.dailyBudget()));
        return CampaignView.tagged(changed, clock.instant());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(IfMatch.Missing missing, HttpServletRequest request) {
        return problem(HttpStatus.PRECONDITION_REQUIRED, "if-match-missing", request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(Stale stale, HttpServletRequest request) {
        return problem(HttpStatus.PRECONDITION_FAILED, "changed-since-seen", request);
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String reason, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(status, reason, Problems.languageOf(request)));
    }
}
