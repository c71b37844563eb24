package dev.dosirak.storefront.catalog.netty;

import dev.dosirak.platform.kernel.OpeningHours.Moment;
import dev.dosirak.storefront.catalog.ShopCatalog;
import dev.dosirak.storefront.catalog.ShopCatalog.Hit;
import dev.dosirak.storefront.catalog.ShopCatalog.ShopListQuery;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// The shops that deliver to a place, put together from entries that were written beforehand.
final class ShopListRenderer {

    private static final AsciiString KEPT_SHORTLY = AsciiString.cached("max-age=5, public");
    private static final int BYTES_PER_ENTRY = 512;

    private final ShopCatalog catalog;
    private final AdTracking ads;
    private final Clock clock;

    ShopListRenderer(ShopCatalog catalog, AdTracking ads, Clock clock) {
        this.catalog = catalog;
        this.ads = ads;
        this.clock = clock;
    }

    RenderedResponse respond(ShopListQuery shopListQuery, Instant asOf, String visitor) {
        var now = clock.instant();
        var page = catalog.near(shopListQuery, now);
        page.ads().forEach(hit -> hit.ad().ifPresent(it -> ads.countImpression(it, visitor, now)));
        return new RenderedResponse(KEPT_SHORTLY, Optional.empty(), render(page, asOf, Moment.of(now)));
    }

    private ByteBuf render(ShopCatalog.Page page, Instant asOf, Moment now) {
        int entries = page.ads().size() + page.hits().size();
        var json = PooledByteBufAllocator.DEFAULT.buffer(BYTES_PER_ENTRY * (1 + entries));
        ascii(json, "{\"asOf\":\"" + asOf + "\",\"items\":[");
        var separator = "";
        for (var hit : page.ads()) {
            entry(json, separator, hit, now);
            separator = ",";
        }
        for (var hit : page.hits()) {
            entry(json, separator, hit, now);
            separator = ",";
        }
        ascii(json, "],\"next\":" + page.next().map(it -> "\"" + it + "\"").orElse("null") + "}");
        return json;
    }

    /// Whether it is open may have changed since the moment by which the list is ordered.
    private void entry(ByteBuf json, String separator, Hit hit, Moment now) {
        ascii(json, separator);
        json.writeBytes(hit.shop().rendered().entry());
        var rating = hit.rating()
                .map(it -> "{\"average\":" + it.average() + ",\"count\":" + it.count() + "}")
                .orElse("{\"average\":0.0,\"count\":0}");
        ascii(
                json,
                rating + ",\"distanceMeters\":" + hit.meters()
                        + ",\"deliveryFee\":"
                        + hit.shop().area().fees().at(hit.meters()).amount()
                        + ",\"open\":" + hit.shop().isOpen(now)
                        + hit.ad().map(ads::adMark).orElse("")
                        + "}");
    }

    private static void ascii(ByteBuf json, String text) {
        json.writeCharSequence(text, StandardCharsets.US_ASCII);
    }
}
