package dev.dosirak.platform.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The line form of a [SyncItem]: `{"id":…,"version":…,"deleted":…,"document":{…}}`. The owner's document is passed
/// through as it is.
final class SyncJson {

    /// The last line of an import. One that lacks it broke off, whatever the connection says.
    static final String END = "{\"end\":true}";

    private static final JsonMapper JSON = JsonMapper.shared();

    private SyncJson() {}

    static String line(SyncItem item) {
        return "{\"id\":\"" + item.id() + "\",\"version\":" + item.version() + ",\"deleted\":" + item.deleted()
                + ",\"document\":" + item.document() + "}";
    }

    /// @throws JacksonException when it is no such line
    static SyncItem read(String line) {
        var fields = RawFields.of(line);
        var id = fields.required("id");
        try {
            return new SyncItem(
                    UUID.fromString(id.substring(1, id.length() - 1)),
                    Long.parseLong(fields.required("version")),
                    fields.find("deleted").equals(Optional.of("true")),
                    fields.required("document"));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new StreamReadException(null, "Not an item", e);
        }
    }

    static List<Checksums.Bucket> buckets(String json) {
        return JSON.readTree(json)
                .required("buckets")
                .valueStream()
                .map(it -> new Checksums.Bucket(
                        it.required("bucket").asInt(),
                        it.required("count").asLong(),
                        it.required("hash").asString()))
                .toList();
    }

    static List<Held> versions(String json) {
        return JSON.readTree(json)
                .required("items")
                .valueStream()
                .map(it -> new Held(id(it), version(it)))
                .toList();
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.required("id").asString());
    }

    private static long version(JsonNode node) {
        return node.required("version").asLong();
    }
}
