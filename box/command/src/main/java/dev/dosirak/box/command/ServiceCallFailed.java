package dev.dosirak.box.command;

import dev.dosirak.platform.catalog.Service;
import org.jspecify.annotations.Nullable;

/// A service did not do what it was asked. The message is one line for a person and begins with the service.
final class ServiceCallFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Service service;
    private final Reason reason;
    private final String sentence;

    enum Reason {
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
    ServiceCallFailed(Service service, Reason reason, String node, String what, @Nullable Throwable cause) {
        super(service.key() + node + " " + what, cause);
        this.service = service;
        this.reason = reason;
        this.sentence = service.key() + node + " " + what;
    }

    Service service() {
        return service;
    }

    Reason reason() {
        return reason;
    }

    /// The message.
    String sentence() {
        return sentence;
    }
}
