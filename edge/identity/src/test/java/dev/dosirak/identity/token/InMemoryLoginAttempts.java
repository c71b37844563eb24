package dev.dosirak.identity.token;

import dev.dosirak.identity.member.Email;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class InMemoryLoginAttempts implements LoginAttempts {

    private record Attempt(Email email, Instant at) {}

    private final List<Attempt> tries = new ArrayList<>();

    @Override
    public synchronized Optional<Instant> count(Email email, Instant at, Duration window, int most) {
        var start = at.minus(window);
        var recent = tries.stream()
                .filter(it -> it.email().equals(email) && it.at().isAfter(start))
                .toList();
        if (recent.size() >= most) {
            return recent.stream()
                    .map(Attempt::at)
                    .min(Comparator.naturalOrder())
                    .map(it -> it.plus(window));
        }
        tries.add(new Attempt(email, at));
        return Optional.empty();
    }

    @Override
    public synchronized void withdraw(Email email, Instant at) {
        tries.remove(new Attempt(email, at));
    }

    @Override
    public synchronized void forget(Email email) {
        tries.removeIf(it -> it.email().equals(email));
    }

    @Override
    public synchronized void forgetBefore(Instant start) {
        tries.removeIf(it -> !it.at().isAfter(start));
    }
}
