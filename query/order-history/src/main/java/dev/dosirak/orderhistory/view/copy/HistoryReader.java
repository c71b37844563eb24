package dev.dosirak.orderhistory.view.copy;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.dosirak.orderhistory.view.EventMappings;
import dev.dosirak.orderhistory.view.ViewUpdate;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.SyncItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads an owner's document: every fact that was ever published, oldest first. Facts that we do not know were meant
/// for others.
final class HistoryReader<N extends ViewUpdate<N>> {

    private record Fact(String type, long sequence, JsonNode body) {}

    private record Document(List<Fact> facts) {

        Document {
            Objects.requireNonNull(facts, "facts");
        }
    }

    private final Map<String, EventMappings.EventMapping<?, N>> eventMappings;
    private final EventJson json;

    HistoryReader(List<EventMappings.EventMapping<?, N>> eventMappings, EventJson json) {
        this.eventMappings =
                eventMappings.stream().collect(toUnmodifiableMap(EventMappings.EventMapping::type, identity()));
        this.json = json;
    }

    /// All of it as one update.
    ///
    /// @throws RuntimeException of whatever kind, when the document is not what was promised
    N read(SyncItem item) {
        return json.read(item.document(), Document.class).facts().stream()
                .flatMap(this::toUpdate)
                .reduce(ViewUpdate::merge)
                .orElseThrow(() -> new IllegalArgumentException("There is no fact that we know"))
                .withCompleteVersion(item.version());
    }

    private Stream<N> toUpdate(Fact fact) {
        return Optional.ofNullable(eventMappings.get(fact.type())).stream()
                .map(eventMapping -> toUpdate(eventMapping, fact));
    }

    private <T> N toUpdate(EventMappings.EventMapping<T, N> eventMapping, Fact fact) {
        return eventMapping
                .translation()
                .toUpdate(json.read(fact.body().toString(), eventMapping.body()), fact.sequence())
                .orElseThrow(() -> new IllegalArgumentException("%s does not say enough".formatted(fact.type())));
    }
}
