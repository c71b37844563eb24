package dev.dosirak.platform.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The line form of a [SyncItem]: `{"id":…,"version":…,"deleted":…,"document":{…}}`. The owner's document is passed
/// through as it is. Of one that the owner cannot hand out, the line is
/// `{"id":…,"version":…,"deleted":false,"refusal":"why"}`.
final class SyncJson {

    /// The last line of an import. One that lacks it broke off, whatever the connection says.
    static final String END = "{\"end\":true}";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern HEAD = Pattern.compile("\\{\"id\":\"([0-9a-fA-F-]{36})\",\"version\":([0-9]{1,18}),");

    private SyncJson() {}

    static String line(SyncItem item) {
        var rest = item.refusal()
                .map(it -> "\"refusal\":" + JSON.writeValueAsString(it))
                .orElseGet(() -> "\"document\":" + item.document().replace('\n', ' '));
        return "{\"id\":\"" + item.id() + "\",\"version\":" + item.version() + ",\"deleted\":" + item.deleted() + ","
                + rest + "}";
    }

    /// A line whose document is broken is of a thing that is refused, as long as the line says of which.
    ///
    /// @throws JacksonException when it is no such line
    static SyncItem read(String line) {
        try {
            return item(RawFields.of(line));
        } catch (JacksonException e) {
            var head = HEAD.matcher(line);
            if (head.lookingAt() && line.endsWith("}")) {
                return SyncItem.refused(
                        UUID.fromString(head.group(1)), Long.parseLong(head.group(2)), e.getOriginalMessage());
            }
            throw e;
        }
    }

    private static SyncItem item(RawFields fields) {
        var id = fields.required("id");
        try {
            return new SyncItem(
                    UUID.fromString(id.substring(1, id.length() - 1)),
                    Long.parseLong(fields.required("version")),
                    fields.find("deleted").equals(Optional.of("true")),
                    fields.find("refusal").isPresent() ? "{}" : fields.required("document"),
                    fields.find("refusal").map(it -> JSON.readValue(it, String.class)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new StreamReadException(null, "Not an item", e);
        }
    }

    static DataOwner.Sums sums(String json) {
        var sums = JSON.readTree(json);
        var next = sums.path("next");
        return new DataOwner.Sums(
                sums.required("buckets").valueStream().map(SyncJson::bucket).toList(),
                next.isString() ? Optional.of(UUID.fromString(next.asString())) : Optional.empty());
    }

    private static Checksums.Bucket bucket(JsonNode it) {
        return new Checksums.Bucket(
                it.required("bucket").asInt(),
                it.required("count").asLong(),
                it.required("hash").asString());
    }

    static List<VersionEntry> versions(String json) {
        return JSON.readTree(json)
                .required("items")
                .valueStream()
                .map(it -> new VersionEntry(id(it), version(it)))
                .toList();
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.required("id").asString());
    }

    private static long version(JsonNode node) {
        return node.required("version").asLong();
    }
}
