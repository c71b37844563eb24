package dev.dosirak.identity.member.web;

import dev.dosirak.identity.member.PasswordsBusy;
import dev.dosirak.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Too many logins at once is our shortage, not a conflict: 503, and come back in a second.
@RestControllerAdvice
@Order(0)
class BusyHandler {

    private final Problems problems;

    BusyHandler(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(PasswordsBusy busy, HttpServletRequest request) {
        var problem = problems.of(busy, Problems.languageOf(request));
        problem.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
