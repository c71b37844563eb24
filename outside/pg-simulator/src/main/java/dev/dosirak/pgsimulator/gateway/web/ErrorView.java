package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.PgError;

/// How the gateway says no on the wire.
record ErrorView(String code, String message) {

    static ErrorView of(PgError.Code code) {
        return new ErrorView(code.name(), code.message());
    }
}
