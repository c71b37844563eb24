package dev.dosirak.demo.load;

import org.jspecify.annotations.Nullable;

/// The import cannot go on; the message is fit to show to a person. What was imported stays, and may be sent again.
public final class ImportStopped extends RuntimeException {

    public ImportStopped(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
