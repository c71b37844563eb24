package dev.dosirak.box.distribution;

import org.springframework.boot.web.server.PortInUseException;

/// Why a service did not start, in one line: Spring wraps the cause in many layers of which only the innermost speaks.
final class Reason {

    private static final int LONGEST = 300;

    private Reason() {}

    static String of(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && !(cause instanceof PortInUseException)) {
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
}
