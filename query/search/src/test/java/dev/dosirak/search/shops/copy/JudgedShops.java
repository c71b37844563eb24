package dev.dosirak.search.shops.copy;

import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.search.shops.IndexUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Reads shops from a file of lines as owners send them.
public final class JudgedShops {

    private JudgedShops() {}

    public static List<IndexUpdate> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(JsonMapper.shared()::readTree)
                    .map(it -> DocumentReader.shop(new SyncItem(
                            UUID.fromString(it.required("id").asString()),
                            it.required("version").asLong(),
                            false,
                            it.required("document").toString())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
