package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Stale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys for tests of one node.
public final class InMemorySigningKeys implements SigningKeys {

    private record Kept(SigningKey key, Instant retiredAt) {}

    private final List<Kept> keys = new ArrayList<>();
    private final List<SigningKey> next = new ArrayList<>();

    @Override
    public Optional<SigningKey> current() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast().key());
    }

    @Override
    public Optional<String> next() {
        return next.stream().map(SigningKey::kid).findFirst();
    }

    @Override
    public List<Published> notRetiredBefore(Instant moment) {
        var signedOrSigns = keys.reversed().stream()
                .filter(it -> !it.retiredAt().isBefore(moment))
                .map(Kept::key);
        return Stream.concat(next.stream(), signedOrSigns)
                .map(it -> new Published(it.kid(), it.publicKey()))
                .toList();
    }

    @Override
    public void prepare(SigningKey key) {
        if (next.isEmpty()) {
            next.add(key);
        }
    }

    @Override
    public void succeed(Optional<String> before, String kid, Instant at) {
        if (!current().map(SigningKey::kid).equals(before) || !next().equals(Optional.of(kid))) {
            throw new Stale("The signing key");
        }
        before.ifPresent(_ -> keys.add(new Kept(keys.removeLast().key(), at)));
        keys.add(new Kept(next.removeFirst(), Instant.MAX));
    }

    @Override
    public void forgetRetiredBefore(Instant moment) {
        keys.removeIf(it -> it.retiredAt().isBefore(moment));
    }
}
