package dev.dosirak.identity.token;

import dev.dosirak.identity.member.Email;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

public final class InMemoryLoginFailures implements LoginFailures {

    private record Failure(Email email, Instant at) {}

    private final List<Failure> failures = new ArrayList<>();

    @Override
    public List<Instant> since(Email email, Instant start) {
        return failures.stream()
                .filter(it -> it.email().equals(email) && !it.at().isBefore(start))
                .map(Failure::at)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    @Override
    public void add(Email email, Instant at) {
        failures.add(new Failure(email, at));
    }

    @Override
    public void forget(Email email) {
        failures.removeIf(it -> it.email().equals(email));
    }

    @Override
    public void forgetBefore(Instant start) {
        failures.removeIf(it -> it.at().isBefore(start));
    }
}
