package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Change;
import java.util.Optional;

/// What the review means to others, besides the shop having changed.
public enum ShopFact {
    REGISTERED,
    APPROVED,
    REFUSED;

    /// Empty when the review is where it was. An imported shop is approved without having been registered.
    public static Optional<ShopFact> of(Change<Shop> change) {
        if (change.before()
                .map(it -> it.state().state() == change.after().state())
                .orElse(false)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (change.after().state()) {
                    case REGISTERED -> REGISTERED;
                    case APPROVED -> APPROVED;
                    case REFUSED -> REFUSED;
                });
    }
}
