package dev.dosirak.platform.sync;

import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// The line form of a [SyncItem]: `{"id":…,"version":…,"deleted":…,"document":{…}}`. The owner's document is passed
/// through as it is.
final class SyncJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SyncJson() {}

    static String line(SyncItem item) {
        return "{\"id\":\"" + item.id() + "\",\"version\":" + item.version() + ",\"deleted\":" + item.deleted()
                + ",\"document\":" + item.document() + "}";
    }

    static SyncItem read(String line) {
        var tree = JSON.readTree(line);
        return new SyncItem(
                UUID.fromString(tree.required("id").asString()),
                tree.required("version").asLong(),
                tree.required("deleted").asBoolean(),
                tree.required("document").toString());
    }
}
