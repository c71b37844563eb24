package dev.dosirak.storefront.window.copy;

import dev.dosirak.storefront.window.Freshness;
import dev.dosirak.storefront.window.ShopWindow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// The window on disk, so that a restart while the shop service is dead does not leave customers before an empty one.
///
/// A file of lines: first `{"asOf":…,"shops":n}`, then the page of each shop. It is written beside the old one and then
/// takes its place, so it is always whole.
final class Snapshot {

    private static final Logger log = LoggerFactory.getLogger(Snapshot.class);

    private final Path file;
    private final ShopWindow window;
    private final Freshness freshness;
    private long saved;
    private Instant savedAsOf = Instant.MIN;

    Snapshot(Path folder, ShopWindow window, Freshness freshness) {
        this.file = folder.resolve("shops.ndjson");
        this.window = window;
        this.freshness = freshness;
    }

    /// Fills the window with the last snapshot, if there is one that can be read.
    synchronized void restore() {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = Files.lines(file)) {
            var each = lines.iterator();
            var head = ShopReader.tree(each.hasNext() ? each.next() : "");
            read(each, head.required("shops").asInt());
            savedAsOf = Instant.parse(head.required("asOf").asString());
            saved = window.changes();
            freshness.restored(savedAsOf);
            log.info("{} shops restored as of {}", head.path("shops"), head.path("asOf"));
        } catch (IOException
                | UncheckedIOException
                | JacksonException
                | DateTimeException
                | IllegalArgumentException e) {
            log.error("The snapshot {} cannot be used; the window waits for the shop service", file, e);
        }
    }

    private void read(Iterator<String> lines, int shops) {
        for (int i = 0; i < shops; i++) {
            if (!lines.hasNext()) {
                throw new IllegalArgumentException("%d shops of %d".formatted(i, shops));
            }
            var page = ShopReader.tree(lines.next());
            window.show(ShopReader.read(
                    UUID.fromString(page.required("id").asString()),
                    page.required("version").asLong(),
                    page,
                    Instant.parse(page.required("asOf").asString())));
        }
    }

    /// Writes the window down if a shop in it has changed since.
    synchronized void saveIfChanged() {
        if (window.changes() != saved) {
            save();
        }
    }

    /// Writes the window down if anything was learnt since, be it only that it is still right. What was never complete
    /// is not worth keeping.
    synchronized void save() {
        var asOf = freshness.asOf();
        long changes = window.changes();
        if (asOf.isEmpty() || (changes == saved && asOf.get().equals(savedAsOf))) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            write(fresh, asOf.get());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            saved = changes;
            savedAsOf = asOf.get();
        } catch (IOException e) {
            log.warn("The window cannot be written to {}: {}", file, e.toString());
        }
    }

    private void write(Path to, Instant asOf) throws IOException {
        var shops = window.all().toList();
        try (var channel = FileChannel.open(
                        to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            var head = "{\"asOf\":\"%s\",\"shops\":%d}\n".formatted(asOf, shops.size());
            out.write(head.getBytes(StandardCharsets.UTF_8));
            for (var shop : shops) {
                out.write(shop.page(false));
                out.write('\n');
            }
            out.flush();
            channel.force(true);
        }
    }
}
