package dev.dosirak.platform.web.problem;

import org.springframework.security.core.AuthenticationException;

/// The issuer's keys cannot be had and none are remembered, so nobody can be recognised for now.
public final class KeysAway extends AuthenticationException {

    public KeysAway(Throwable cause) {
        super("The issuer's keys cannot be fetched", cause);
    }
}
