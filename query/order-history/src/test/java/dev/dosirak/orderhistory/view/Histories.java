package dev.dosirak.orderhistory.view;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.VersionEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What an owner has to tell: the facts of every aggregate that happened until now.
public final class Histories {

    private final Map<UUID, List<TestEvent>> facts = new TreeMap<>(comparing(UUID::toString));

    public synchronized void happened(TestEvent fact) {
        facts.computeIfAbsent(fact.order(), _ -> new ArrayList<>()).add(fact);
    }

    /// The owner says another thing now of what happened then.
    public synchronized void correct(TestEvent fact) {
        facts.getOrDefault(fact.order(), List.of()).replaceAll(it -> it.sequence() == fact.sequence() ? fact : it);
    }

    public synchronized List<SyncItem> after(UUID cursor, int limit) {
        return facts.keySet().stream()
                .filter(it -> it.toString().compareTo(cursor.toString()) > 0)
                .limit(limit)
                .map(this::item)
                .toList();
    }

    /// Those of `ids` that there are.
    public synchronized List<SyncItem> find(List<UUID> ids) {
        return ids.stream().filter(facts::containsKey).map(this::item).toList();
    }

    public synchronized List<SyncItem> all() {
        return after(new UUID(0, 0), facts.size());
    }

    public synchronized SyncItem item(UUID id) {
        var history = facts.getOrDefault(id, List.of());
        var document = history.stream().map(TestEvent::fact).collect(joining(",", "{\"facts\":[", "]}"));
        return new SyncItem(id, history.getLast().sequence(), false, document);
    }

    public synchronized List<VersionEntry> versions() {
        return all().stream().map(it -> new VersionEntry(it.id(), it.version())).toList();
    }
}
