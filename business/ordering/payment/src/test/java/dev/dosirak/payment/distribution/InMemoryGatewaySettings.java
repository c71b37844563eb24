package dev.dosirak.payment.distribution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

public final class InMemoryGatewaySettings implements GatewaySettings {

    private static final Instant NOON = Instant.parse("2026-12-02T03:00:00Z");

    private final List<Change> changes = new ArrayList<>();
    private List<GatewayTerms> stored = List.of();
    private boolean away;
    private int reads;

    @Override
    public Optional<List<GatewayTerms>> stored() {
        reads++;
        return away ? Optional.empty() : Optional.of(stored);
    }

    @Override
    public void change(List<GatewayTerms> initial, Author author, UnaryOperator<List<GatewayTerms>> change) {
        var before = GatewayTable.merged(initial, stored);
        var after = change.apply(before);
        for (int i = 0; i < before.size(); i++) {
            for (var each : TermsDifference.between(before.get(i), after.get(i))) {
                changes.addFirst(new Change(
                        NOON,
                        author.operator(),
                        after.get(i).gateway(),
                        each.what(),
                        each.from(),
                        each.to(),
                        author.why()));
            }
        }
        stored = after;
    }

    @Override
    public List<Change> changes(int limit) {
        return changes.stream().limit(limit).toList();
    }

    void goAway() {
        away = true;
    }

    int reads() {
        return reads;
    }
}
