package dev.dosirak.storefront.catalog.netty;

import dev.dosirak.platform.web.text.RequestUri;
import dev.dosirak.storefront.catalog.netty.QueryParameters.InvalidParameter;
import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which address is answered how.
final class Router {

    private static final String SHOPS = "/api/v1/storefront/shops";
    private static final String AD_CLICKS = "/api/v1/storefront/ad-clicks/";
    private static final AsciiString NOT_KEPT = AsciiString.cached("no-store");
    private static final String FRESHNESS = "/api/v1/storefront/freshness";

    private final Supplier<Optional<Instant>> shops;
    private final Supplier<Optional<Instant>> reviews;
    private final Supplier<Optional<Instant>> ads;
    private final ShopPageRenderer pages;
    private final ShopListRenderer lists;
    private final AdTracking adTracking;

    /// @param shops until when the shops are known to be right; the others alike
    Router(
            Supplier<Optional<Instant>> shops,
            Supplier<Optional<Instant>> reviews,
            Supplier<Optional<Instant>> ads,
            ShopPageRenderer pages,
            ShopListRenderer lists,
            AdTracking adTracking) {
        this.shops = shops;
        this.reviews = reviews;
        this.ads = ads;
        this.pages = pages;
        this.lists = lists;
        this.adTracking = adTracking;
    }

    /// Nothing has been copied yet, so nothing can be said, not even that a shop is unknown.
    static final class NothingToShowYet extends RoutingFailure {}

    static final class NoSuchResource extends RoutingFailure {}

    static final class MethodNotAllowed extends RoutingFailure {}

    /// Said at once, and nobody reads its stack: anybody may cause it.
    abstract static sealed class RoutingFailure extends RuntimeException {
        private RoutingFailure() {
            super(null, null, false, false);
        }
    }

    Instant asOf() {
        return shops.get().orElseThrow(NothingToShowYet::new);
    }

    /// @param uri path and query as they came
    /// @param visitor who looks
    RenderedResponse respond(String uri, Instant asOf, String visitor) {
        var path = readablePath(uri);
        if (path.equals(SHOPS)) {
            return lists.respond(new QueryParameters(uri).shopListQuery(), asOf, visitor);
        }
        if (path.equals(FRESHNESS)) {
            return freshness();
        }
        if (!path.startsWith(SHOPS + "/") || path.indexOf('/', SHOPS.length() + 1) >= 0) {
            throw new NoSuchResource();
        }
        var id = QueryParameters.shopId(path.substring(SHOPS.length() + 1));
        return pages.respond(id);
    }

    /// A visitor opens an ad that was shown; repeating it changes nothing.
    ///
    /// @throws MethodNotAllowed when the address is for looking only
    void recordClick(String uri, String visitor) {
        var path = readablePath(uri);
        if (!path.startsWith(AD_CLICKS)) {
            throw new MethodNotAllowed();
        }
        adTracking.countClick(path.substring(AD_CLICKS.length()), visitor);
    }

    /// The path of an address of which every byte can be read.
    private static String readablePath(String uri) {
        int end = uri.indexOf('?');
        var path = end < 0 ? uri : uri.substring(0, end);
        RequestUri.firstUnreadable(path, end < 0 ? null : uri.substring(end + 1))
                .ifPresent(it -> {
                    throw InvalidParameter.unreadable(it);
                });
        return path;
    }

    /// Until when each part of the catalog is known to be right.
    private RenderedResponse freshness() {
        var json = "{\"shops\":" + quoted(shops.get().orElse(null)) + ",\"reviews\":"
                + quoted(reviews.get().orElse(null)) + ",\"ads\":"
                + quoted(ads.get().orElse(null)) + "}";
        return new RenderedResponse(NOT_KEPT, Optional.empty(), Unpooled.copiedBuffer(json, StandardCharsets.US_ASCII));
    }

    private static String quoted(@Nullable Instant at) {
        return at == null ? "null" : "\"" + at + "\"";
    }
}
