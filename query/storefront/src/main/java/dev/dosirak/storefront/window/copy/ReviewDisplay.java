package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.storefront.window.Rating;
import dev.dosirak.storefront.window.ShopWindow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// What is said of a shop; the id is the shop's. Kept are two lines: average and count, and the part of the page.
final class ReviewDisplay implements Display {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NOTHING = {};

    private final ShopWindow window;
    private final Clock clock;

    ReviewDisplay(ShopWindow window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    @Override
    public byte[] write(SyncItem item) {
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
    public void show(Kept kept) {
        window.rate(kept.id(), kept.isEmpty() ? Optional.empty() : Optional.of(rating(kept)));
    }

    @Override
    public void takeAway(UUID id) {
        window.rate(id, Optional.empty());
    }

    private static Rating rating(Kept kept) {
        var content = kept.content();
        var line = new StringBuilder();
        for (byte b = content.get(); b != '\n'; b = content.get()) {
            line.append((char) b);
        }
        var words = line.toString().split(" ", 2);
        return new Rating(words[0].intern(), Long.parseLong(words[1]), new Part(kept, line.length() + 1));
    }

    private record Part(Kept kept, int at) implements Rating.Summary {

        @Override
        public ByteBuffer bytes() {
            var content = kept.content();
            return content.slice(at, content.capacity() - at);
        }

        @Override
        public String tag() {
            return kept.tag();
        }
    }
}
