package dev.dosirak.storefront.catalog.copy;

import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.storefront.catalog.ShopCatalog;
import dev.dosirak.storefront.catalog.ShopRating;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// What is said of a shop; the id is the shop's. Kept are two lines: average and count, and the part of the page.
final class ReviewProjection implements Projection {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NOTHING = {};

    private final ShopCatalog catalog;
    private final Clock clock;

    ReviewProjection(ShopCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public byte[] render(SyncItem item) {
        if (item.deleted()) {
            return NOTHING;
        }
        var document = JSON.readTree(item.document());
        var average =
                String.format(Locale.ROOT, "%.1f", document.required("average").asDouble());
        long count = document.required("count").asLong();
        var part = "{\"version\":" + item.version() + ",\"asOf\":\"" + clock.instant() + "\",\"average\":" + average
                + ",\"count\":" + count
                + ",\"histogram\":" + document.required("histogram")
                + ",\"newest\":" + document.required("newest") + "}";
        return (average + " " + count + "\n" + part).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void apply(LogEntry logEntry) {
        catalog.rate(logEntry.id(), logEntry.isEmpty() ? Optional.empty() : Optional.of(rating(logEntry)));
    }

    @Override
    public void remove(UUID id) {
        catalog.rate(id, Optional.empty());
    }

    private static ShopRating rating(LogEntry logEntry) {
        var content = logEntry.content();
        var line = new StringBuilder();
        for (byte b = content.get(); b != '\n'; b = content.get()) {
            line.append((char) b);
        }
        var words = line.toString().split(" ", 2);
        return new ShopRating(words[0].intern(), Long.parseLong(words[1]), new Part(logEntry, line.length() + 1));
    }

    private record Part(LogEntry source, int at) implements ShopRating.Summary {

        @Override
        public ByteBuffer bytes() {
            var content = source.content();
            return content.slice(at, content.capacity() - at);
        }

        @Override
        public String tag() {
            return source.tag();
        }
    }
}
