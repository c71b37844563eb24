package dev.dosirak.box.distribution;

import java.security.GeneralSecurityException;
import org.springframework.boot.web.server.PortInUseException;

/// Why a service did not start, in one line: Spring wraps the cause in many layers of which only the innermost
/// speaks.
final class StartFailureReason {

    private static final int LONGEST = 300;

    private StartFailureReason() {}

    static String of(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && !isPlain(cause)) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        var text = message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines()
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .orElse("");
        var named = cause instanceof ClassNotFoundException ? "no class " + text : text;
        return named.length() <= LONGEST ? named : named.substring(0, LONGEST) + "…";
    }

    /// Whether it says more than what caused it: of a seal that does not open, the cipher knows only that.
    private static boolean isPlain(Throwable cause) {
        return cause instanceof PortInUseException || cause.getCause() instanceof GeneralSecurityException;
    }
}
