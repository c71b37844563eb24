package dev.dosirak.platform.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.platform.subscription.Fact;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The document of a domain of facts: what was published of one thing, oldest first.
///
/// @param underWay whether its owner has begun something of which it will publish an event; said only to who waits
///       for one
public record FactsDocument(
        List<FactEntry> facts,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean underWay) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// @param id with which it was published, `ce_id`
    /// @param body a value that is written as JSON
    public record FactEntry(UUID id, String type, long sequence, Object body) {}

    public FactsDocument {
        facts = List.copyOf(facts);
    }

    public FactsDocument(List<FactEntry> facts) {
        this(facts, false);
    }

    /// @throws JacksonException or IllegalArgumentException when the document is not of this kind
    static List<Fact> factsOf(SyncItem item) {
        return JSON.readTree(item.document())
                .required("facts")
                .valueStream()
                .map(it -> fact(item.id(), it))
                .toList();
    }

    static boolean saysUnderWay(SyncItem item) {
        return JSON.readTree(item.document()).path("underWay").asBoolean(false);
    }

    private static Fact fact(UUID subject, JsonNode fact) {
        return new Fact(
                UUID.fromString(fact.required("id").asString()),
                fact.required("type").asString(),
                subject,
                fact.required("sequence").asLong(),
                fact.required("body").toString());
    }
}
