package dev.dosirak.platform.sync;

import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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
        UUID id = null;
        long version = 0;
        boolean deleted = false;
        String document = null;
        try (var json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "id" -> id = UUID.fromString(json.getString());
                    case "version" -> version = json.getLongValue();
                    case "deleted" -> deleted = json.getBooleanValue();
                    case "document" -> document = passed(json, line);
                    default -> json.skipChildren();
                }
            }
        } catch (IllegalArgumentException e) {
            throw new StreamReadException(null, "Not an id", e);
        }
        if (id == null || document == null) {
            throw new StreamReadException("Not an item");
        }
        return new SyncItem(id, version, deleted, document);
    }

    /// The current value as it stands in the line.
    private static String passed(JsonParser json, String line) {
        int from = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return line.substring(from, (int) json.currentLocation().getCharOffset());
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
