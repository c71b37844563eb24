package dev.dosirak.identity.token.postgres;

import dev.dosirak.platform.kernel.Seal;
import dev.dosirak.platform.web.security.SecuritySettings;
import org.springframework.stereotype.Component;

/// Seals private keys before they are stored, so that a copy of the database signs nothing.
@Component
class KeySeal {

    private static final String PURPOSE = "dosirak identity signing key";

    private final Seal seal;

    KeySeal(SecuritySettings settings) {
        this.seal = new Seal(settings.ownKeys(), PURPOSE);
    }

    byte[] seal(String name, byte[] open) {
        return seal.seal(name, open);
    }

    /// @throws IllegalStateException when it was sealed with another secret, under another name, or was changed
    byte[] open(String name, byte[] sealed) {
        return seal.open(name, sealed)
                .orElseThrow(() -> new IllegalStateException(
                        "The signing key %s cannot be opened: it was sealed with another IDENTITY_KEY or DOSIRAK_SERVICE_KEY than ours. "
                                        .formatted(name)
                                + "Name the former one as IDENTITY_PREVIOUS_KEY or DOSIRAK_PREVIOUS_SERVICE_KEY;"
                                + " or delete it from the table signing_key, which logs everybody out, or from"
                                + " next_signing_key, which nobody notices."));
    }
}
