package dev.dosirak.box.command;

import dev.dosirak.platform.catalog.Service;
import org.jspecify.annotations.Nullable;

/// A service did not do what it was asked. The message is one line for a person and begins with the service.
final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Service service;
    private final Why why;
    private final String sentence;

    enum Why {
        /// Nobody listens there.
        NOT_RUNNING,
        /// Too slow, or broken off.
        SILENT,
        /// It would need somebody else, who does not answer it.
        OTHERS_AWAY,
        /// It says no.
        REFUSED
    }

    /// @param node of several, as ` (node-2)`
    /// @param what it did instead, as `does not run`
    Unanswered(Service service, Why why, String node, String what, @Nullable Throwable cause) {
        super(service.key() + node + " " + what, cause);
        this.service = service;
        this.why = why;
        this.sentence = service.key() + node + " " + what;
    }

    Service service() {
        return service;
    }

    Why why() {
        return why;
    }

    /// The message.
    String sentence() {
        return sentence;
    }
}
