package dev.dosirak.platform.web.problem;

import java.io.IOException;

/// The body goes on past what any command here needs.
public final class BodyTooLarge extends IOException {

    public BodyTooLarge() {
        super("The body is larger than 1 MB");
    }
}
