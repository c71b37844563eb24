package dev.dosirak.orderhistory.view.copy;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.dosirak.orderhistory.view.Facts;
import dev.dosirak.orderhistory.view.News;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.SyncItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads an owner's document: every fact that was ever told, oldest first. Facts that we know nothing of were told to
/// others.
final class History<N extends News<N>> {

    private record Fact(String type, long sequence, JsonNode body) {}

    private record Document(List<Fact> facts) {

        Document {
            Objects.requireNonNull(facts, "facts");
        }
    }

    private final Map<String, Facts.Kind<?, N>> kinds;
    private final EventJson json;

    History(List<Facts.Kind<?, N>> kinds, EventJson json) {
        this.kinds = kinds.stream().collect(toUnmodifiableMap(Facts.Kind::type, identity()));
        this.json = json;
    }

    /// All of it as one piece of news.
    ///
    /// @throws RuntimeException of whatever kind, when the document is not what was promised
    N read(SyncItem item) {
        return json.read(item.document(), Document.class).facts().stream()
                .flatMap(this::news)
                .reduce(News::and)
                .orElseThrow(() -> new IllegalArgumentException("There is no fact that we know"))
                .wholeUpTo(item.version());
    }

    private Stream<N> news(Fact fact) {
        return Optional.ofNullable(kinds.get(fact.type())).stream().map(kind -> news(kind, fact));
    }

    private <T> N news(Facts.Kind<T, N> kind, Fact fact) {
        return kind.reading()
                .news(json.read(fact.body().toString(), kind.body()), fact.sequence())
                .orElseThrow(() -> new IllegalArgumentException("%s does not say enough".formatted(fact.type())));
    }
}
