package dev.dosirak.demo.load;

import java.util.Optional;

/// What a file does not say and the person who imports it does.
///
/// @param owner the code of the member who owns shops that name none
/// @param projection of coordinates that are no degrees
public record Assumptions(Optional<String> owner, Optional<Projection> projection) {

    public static final Assumptions NONE = new Assumptions(Optional.empty(), Optional.empty());
}
