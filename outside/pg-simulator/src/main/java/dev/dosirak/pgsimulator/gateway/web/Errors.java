package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Code;
import jakarta.servlet.http.HttpServletRequest;
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

/// Every no in the gateway's own form, and dropped connections.
@RestControllerAdvice
class Errors {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    /// How the gateway says no on the wire.
    record ErrorView(String code, String message) {

        static ErrorView of(Code code) {
            return new ErrorView(code.name(), code.message());
        }
    }

    @ExceptionHandler
    ResponseEntity<ErrorView> no(PgError error) {
        return answer(error.code());
    }

    @ExceptionHandler
    void dropped(ConnectionFaults.ConnectionDropped connectionDropped, HttpServletRequest request) {
        DroppedConnectionValve.hangUp(request);
    }

    @ExceptionHandler({
        MethodArgumentNotValidException.class,
        MissingServletRequestParameterException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class
    })
    ResponseEntity<ErrorView> invalid() {
        return answer(Code.INVALID_REQUEST);
    }

    @ExceptionHandler({NoHandlerFoundException.class, HttpRequestMethodNotSupportedException.class})
    ResponseEntity<ErrorView> nowhere() {
        return answer(Code.NOT_FOUND);
    }

    @ExceptionHandler
    ResponseEntity<ErrorView> broken(Exception e, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(Code.FAILED_INTERNAL_SYSTEM_PROCESSING);
    }

    private static ResponseEntity<ErrorView> answer(Code code) {
        return ResponseEntity.status(code.status()).body(ErrorView.of(code));
    }
}
