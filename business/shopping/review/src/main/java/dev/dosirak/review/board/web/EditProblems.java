package dev.dosirak.review.board.web;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What goes wrong where somebody changes what they have seen.
@RestControllerAdvice(assignableTypes = {EditController.class, AnswerController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class EditProblems {

    private final Problems problems;

    EditProblems(Problems problems) {
        this.problems = problems;
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
