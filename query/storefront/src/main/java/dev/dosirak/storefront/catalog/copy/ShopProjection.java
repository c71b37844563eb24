package dev.dosirak.storefront.catalog.copy;

import com.github.benmanes.caffeine.cache.Interner;
import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.sync.RawFields;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.storefront.catalog.CatalogShop;
import dev.dosirak.storefront.catalog.CatalogShop.DeliveryArea;
import dev.dosirak.storefront.catalog.RenderedShop;
import dev.dosirak.storefront.catalog.ShopCatalog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shops: approved ones are shown. Most of a shop's document is passed on as it came, in one line.
///
/// Kept are four lines: the card, with what the catalog itself has to understand; the line of the phonebook; the
/// entry in the list; the page.
final class ShopProjection implements Projection {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final Optional<String> APPROVED = Optional.of("\"approved\"");
    private static final byte[] NOTHING = {};

    private final ShopCatalog catalog;
    private final Clock clock;

    /// Thousands of shops keep the same hours and charge the same fees.
    private final Interner<OpeningHours> openingHours = Interner.newWeakInterner();

    private final Interner<DeliveryFees> fees = Interner.newWeakInterner();

    ShopProjection(ShopCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /// What the catalog has to understand.
    private record Card(Profile profile, Delivery delivery, Hours hours) {}

    private record Profile(String category, Place position) {}

    private record Place(double lat, double lng) {}

    private record Delivery(int radiusMeters, long minimumOrder, List<Fee> fees) {}

    private record Fee(int uptoMeters, long fee) {}

    private record Hours(List<Opening> weekly, Set<LocalDate> closedDays, Optional<Instant> closedUntil) {}

    private record Opening(String day, LocalTime open, LocalTime close) {}

    @Override
    public byte[] render(SyncItem item) {
        var document = RawFields.of(item.document());
        if (item.deleted() || !document.find("state").equals(APPROVED)) {
            return NOTHING;
        }
        var card = "{\"profile\":" + document.required("profile") + ",\"delivery\":" + document.required("delivery")
                + ",\"hours\":" + document.required("hours") + "}";
        var understood = JSON.readValue(card, Card.class);
        areaOf(understood);
        hoursOf(understood);
        var profile = JSON.readTree(document.required("profile"));
        return String.join(
                        "\n",
                        card,
                        phone(item.id(), understood, profile),
                        entry(item.id(), understood, profile, document),
                        page(item, document, clock.instant()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String phone(UUID id, Card shop, JsonNode profile) {
        var place = shop.profile().position();
        return "{\"id\":\"" + id + "\",\"name\":" + profile.required("name")
                + ",\"category\":" + profile.required("category")
                + ",\"phone\":" + profile.required("phone")
                + ",\"district\":" + profile.requiredAt("/address/district")
                + ",\"lat\":" + place.lat() + ",\"lng\":" + place.lng()
                + ",\"radiusMeters\":" + shop.delivery().radiusMeters()
                + ",\"minimumOrder\":" + shop.delivery().minimumOrder() + "}";
    }

    private static String entry(UUID id, Card shop, JsonNode profile, RawFields document) {
        return "{\"id\":\"" + id + "\",\"name\":" + profile.required("name")
                + ",\"category\":" + profile.required("category")
                + ",\"district\":" + profile.requiredAt("/address/district")
                + ",\"minimumOrder\":" + shop.delivery().minimumOrder()
                + ",\"discountPercent\":" + discountPercent(document) + ",\"rating\":";
    }

    /// An owner of before reductions says nothing of them.
    private static String discountPercent(RawFields document) {
        return document.find("discountPercent").orElse("0");
    }

    private static String page(SyncItem item, RawFields document, Instant copiedAt) {
        return "{\"id\":\"" + item.id() + "\",\"version\":" + item.version()
                + ",\"asOf\":\"" + copiedAt + "\""
                + ",\"profile\":" + document.required("profile")
                + ",\"delivery\":" + document.required("delivery")
                + ",\"hours\":" + document.required("hours")
                + ",\"discountPercent\":" + discountPercent(document)
                + ",\"menu\":" + document.required("menu")
                + ",\"reviews\":";
    }

    @Override
    public void apply(LogEntry logEntry) {
        if (logEntry.isEmpty()) {
            catalog.remove(logEntry.id());
            return;
        }
        var sheet = Lines.of(logEntry);
        var card = JSON.readValue(text(sheet.card()), Card.class);
        catalog.put(
                new CatalogShop(logEntry.id(), card.profile().category().intern(), areaOf(card), hoursOf(card), sheet));
    }

    @Override
    public void remove(UUID id) {
        catalog.remove(id);
    }

    private DeliveryArea areaOf(Card card) {
        var place = card.profile().position();
        var delivery = card.delivery();
        return new DeliveryArea(
                new Position(place.lat(), place.lng()),
                delivery.radiusMeters(),
                fees.intern(new DeliveryFees(delivery.fees().stream()
                        .map(it -> new Tier(it.uptoMeters(), Won.of(it.fee())))
                        .toList())));
    }

    private OpeningHours hoursOf(Card card) {
        var hours = card.hours();
        return openingHours.intern(new OpeningHours(
                hours.weekly().stream()
                        .map(it -> Span.of(it.day(), it.open(), it.close()))
                        .toList(),
                hours.closedDays(),
                hours.closedUntil()));
    }

    private static byte[] text(ByteBuffer bytes) {
        var text = new byte[bytes.remaining()];
        bytes.get(text);
        return text;
    }

    /// The four lines, wherever they lie at the moment.
    private record Lines(LogEntry source, int phoneAt, int entryAt, int pageAt) implements RenderedShop {

        static Lines of(LogEntry logEntry) {
            var content = logEntry.content();
            int phone = lineAfter(content, 0);
            int entry = lineAfter(content, phone);
            return new Lines(logEntry, phone, entry, lineAfter(content, entry));
        }

        private static int lineAfter(ByteBuffer content, int from) {
            int at = from;
            while (content.get(at) != '\n') {
                at++;
            }
            return at + 1;
        }

        ByteBuffer card() {
            return slice(0, phoneAt - 1);
        }

        @Override
        public ByteBuffer phonebookLine() {
            return slice(phoneAt, entryAt - 1);
        }

        @Override
        public ByteBuffer entry() {
            return slice(entryAt, pageAt - 1);
        }

        @Override
        public ByteBuffer page() {
            var content = source.content();
            return content.slice(pageAt, content.capacity() - pageAt);
        }

        @Override
        public String tag() {
            return source.tag();
        }

        private ByteBuffer slice(int from, int to) {
            return source.content().slice(from, to - from);
        }
    }
}
