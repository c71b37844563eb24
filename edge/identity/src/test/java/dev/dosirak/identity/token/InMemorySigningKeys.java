package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Stale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keys for tests of one node.
public final class InMemorySigningKeys implements SigningKeys {

    private record RetiredKey(SigningKey key, Instant retiredAt) {}

    private final List<RetiredKey> keys = new ArrayList<>();
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
    public List<PublishedKey> notRetiredBefore(Instant moment) {
        var signedOrSigns = keys.reversed().stream()
                .filter(it -> !it.retiredAt().isBefore(moment))
                .map(RetiredKey::key);
        return Stream.concat(next.stream(), signedOrSigns)
                .map(it -> new PublishedKey(it.kid(), it.publicKey()))
                .toList();
    }

    @Override
    public void prepare(SigningKey key) {
        if (next.isEmpty()) {
            next.add(key);
        }
    }

    @Override
    public void promoteNext(Optional<String> before, String kid, Instant at) {
        if (!current().map(SigningKey::kid).equals(before) || !next().equals(Optional.of(kid))) {
            throw new Stale("The signing key");
        }
        before.ifPresent(_ -> keys.add(new RetiredKey(keys.removeLast().key(), at)));
        keys.add(new RetiredKey(next.removeFirst(), Instant.MAX));
    }

    @Override
    public void forgetRetiredBefore(Instant moment) {
        keys.removeIf(it -> it.retiredAt().isBefore(moment));
    }
}
