package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.ConnectionFaults.ConnectionDropped;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;

/// Every no in the form of the gateway that was asked, and dropped connections.
@RestControllerAdvice
class Errors {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    private final Dialects dialects;

    Errors(Dialects dialects) {
        this.dialects = dialects;
    }

    @ExceptionHandler
    ResponseEntity<Object> no(PgError error, HttpServletRequest request) {
        return answer(request, error.reason());
    }

    @ExceptionHandler
    void dropped(ConnectionDropped connectionDropped, HttpServletRequest request) {
        DroppedConnectionValve.hangUp(request);
    }

    @ExceptionHandler({
        MethodArgumentNotValidException.class,
        MissingServletRequestParameterException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        InvalidParameterException.class
    })
    ResponseEntity<Object> invalid(HttpServletRequest request) {
        return answer(request, Reason.INVALID_REQUEST);
    }

    @ExceptionHandler({NoHandlerFoundException.class, HttpRequestMethodNotSupportedException.class})
    ResponseEntity<Object> nowhere(HttpServletRequest request) {
        return answer(request, Reason.NO_SUCH_PATH);
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(Exception e, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(request, Reason.BROKEN);
    }

    private ResponseEntity<Object> answer(HttpServletRequest request, Reason reason) {
        var no = dialects.of(request).no(reason);
        return ResponseEntity.status(no.status()).body(no.body());
    }
}
