package dev.dosirak.review.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

final class InMemoryDecisions implements Decisions {

    private final List<Decision> decisions = new ArrayList<>();

    @Override
    public synchronized void add(Decision decision) {
        decisions.add(decision);
    }

    @Override
    public synchronized List<Decision> of(UUID review) {
        return decisions.stream().filter(it -> it.review().equals(review)).toList();
    }
}
