package dev.dosirak.platform.web.problem;

import dev.dosirak.platform.eventstore.UnknownStoredType;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.web.ifmatch.IfMatchMissing;
import dev.dosirak.platform.web.ifmatch.IfMatchResolver;
import dev.dosirak.platform.web.text.ForbiddenCharacter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// The last word on everything that goes wrong inside a request. Whatever is not a known no is our bug: 500,
/// nothing said about it outside, everything in the log.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemHandler extends ResponseEntityExceptionHandler {

    /// Request attribute: the command lost a race and may be run again.
    public static final String STALE = ProblemHandler.class.getName() + ".stale";

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final Problems problems;

    public ProblemHandler(Problems problems) {
        this.problems = problems;
    }

    record FieldError(String field, String message) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request) {
        var problem = problems.of(refused, Problems.languageOf(request));
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        Problems.retryAfter(refused).ifPresent(it -> answer.header(HttpHeaders.RETRY_AFTER, it));
        return answer.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> ifMatchMissing(IfMatchMissing e, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.PRECONDITION_REQUIRED, "if-match-missing", Problems.languageOf(request)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(Stale stale, HttpServletRequest request) {
        if (request.getAttribute(IfMatchResolver.ATTRIBUTE) != null) {
            return answer(
                    problems.of(HttpStatus.PRECONDITION_FAILED, "changed-since-seen", Problems.languageOf(request)));
        }
        request.setAttribute(STALE, stale);
        return answer(problems.of(HttpStatus.CONFLICT, "changed-meanwhile", Problems.languageOf(request)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unauthenticated(AuthenticationException e, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.UNAUTHORIZED, "no-valid-token", Problems.languageOf(request)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLarge e, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", Problems.languageOf(request)));
    }

    /// Two versions of the service run side by side, and the older one was asked.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> newer(UnknownStoredType e, HttpServletRequest request) {
        log.warn("{} {} cannot be answered here: {}", request.getMethod(), request.getRequestURI(), e.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "being-replaced", Problems.languageOf(request)));
    }

    /// Bytes that are no text, or a `%` that begins nothing: Tomcat finds them when a parameter is first asked
    /// for.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> noText(InvalidParameterException e, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.BAD_REQUEST, "bad-request", Problems.languageOf(request)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bug(Exception e, HttpServletRequest request) {
        if (Busy.is(e)) {
            return busy(e, request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", Problems.languageOf(request)));
    }

    private ResponseEntity<ProblemDetail> busy(Exception e, HttpServletRequest request) {
        log.warn("{} {} is refused: {}", request.getMethod(), request.getRequestURI(), e.toString());
        var problem = problems.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", Problems.languageOf(request));
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, Busy.retryAfter())
                .body(problem);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var whole = Objects.requireNonNull(e.getBindingResult().getTarget());
        return invalid(
                e.getBindingResult().getFieldErrors().stream()
                        .map(it -> InvalidField.of(whole, it.getField(), String.valueOf(it.getDefaultMessage())))
                        .toList(),
                request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(
                e.getParameterValidationResults().stream()
                        .flatMap(it -> it.getResolvableErrors().stream().map(error -> field(it, error)))
                        .toList(),
                request);
    }

    /// Of a parameter, or of a field of a body that came with it.
    private static InvalidField field(ParameterValidationResult parameter, MessageSourceResolvable error) {
        var message = String.valueOf(error.getDefaultMessage());
        return parameter.getArgument() != null && error instanceof org.springframework.validation.FieldError it
                ? InvalidField.of(parameter.getArgument(), it.getField(), message)
                : new InvalidField(String.valueOf(parameter.getMethodParameter().getParameterName()), "", message);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var language = languageOf(request);
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return body(problems.of(refused, language));
            }
            if (cause instanceof ForbiddenCharacter it) {
                return body(problems.of(
                        HttpStatus.BAD_REQUEST, "forbidden-character", language, it.field(), it.character()));
            }
            if (cause instanceof BodyTooLarge) {
                return body(problems.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", language));
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return body(problems.of(HttpStatus.BAD_REQUEST, "unknown-field", language, FieldPath.of(unknown)));
            }
            if (cause instanceof MismatchedInputException mismatch) {
                return wrongType(FieldPath.of(mismatch), request);
            }
            if (cause instanceof InputCoercionException overflow) { // a number larger than its field
                return wrongType(FieldPath.of(overflow), request);
            }
        }
        return body(problems.of(HttpStatus.BAD_REQUEST, "malformed-json", language));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return wrongType(e.getParameterName(), request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return wrongType(String.valueOf(e.getPropertyName()), request);
    }

    /// Of a body that is not in one of the formats that are read here: these.
    private static Object[] details(Exception e) {
        return e instanceof HttpMediaTypeNotSupportedException unsupported
                ? new Object[] {MediaType.toString(unsupported.getSupportedMediaTypes())}
                : new Object[0];
    }

    /// Everything else that Spring MVC itself answers: unknown paths, wrong methods, ….
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var reason = switch (status.value()) {
            case 404 -> "no-such-resource";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 415 -> "unsupported-media-type";
            default -> status.is5xxServerError() ? "internal-error" : "bad-request";
        };
        if (status.is5xxServerError()) {
            log.error("{} failed", request.getDescription(false), e);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(status, reason, languageOf(request), details(e)));
    }

    private ResponseEntity<Object> invalid(List<InvalidField> fields, WebRequest request) {
        var language = languageOf(request);
        var few = InvalidField.few(fields, problems, language);
        var problem = problems.of(HttpStatus.BAD_REQUEST, "invalid-request", language, few);
        var errors = InvalidField.sorted(fields).stream()
                .map(it -> new FieldError(it.path(), it.message()))
                .toList();
        problem.setProperties(Map.of("reason", "invalid-request", "errors", errors));
        return body(problem);
    }

    private ResponseEntity<Object> wrongType(String name, WebRequest request) {
        return body(problems.of(HttpStatus.BAD_REQUEST, "wrong-type", languageOf(request), name));
    }

    private static Locale languageOf(WebRequest request) {
        return request instanceof ServletWebRequest servlet ? Problems.languageOf(servlet.getRequest()) : Locale.KOREAN;
    }

    private static ResponseEntity<Object> body(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
