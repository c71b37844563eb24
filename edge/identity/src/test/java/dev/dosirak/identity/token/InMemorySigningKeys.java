package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Stale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keys for tests of one node.
public final class InMemorySigningKeys implements SigningKeys {

    private record Kept(SigningKey key, Instant retiredAt) {}

    private final List<Kept> keys = new ArrayList<>();

    @Override
    public Optional<SigningKey> current() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast().key());
    }

    @Override
    public List<Published> notRetiredBefore(Instant moment) {
        return keys.stream()
                .filter(it -> !it.retiredAt().isBefore(moment))
                .map(it -> new Published(it.key().kid(), it.key().publicKey()))
                .toList()
                .reversed();
    }

    @Override
    public void succeed(Optional<String> before, SigningKey next) {
        if (!current().map(SigningKey::kid).equals(before)) {
            throw new Stale("The signing key");
        }
        before.ifPresent(_ -> keys.add(new Kept(keys.removeLast().key(), next.createdAt())));
        keys.add(new Kept(next, Instant.MAX));
    }

    @Override
    public void forgetRetiredBefore(Instant moment) {
        keys.removeIf(it -> it.retiredAt().isBefore(moment));
    }
}
