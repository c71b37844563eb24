package dev.dosirak.storefront.catalog.netty;

import dev.dosirak.platform.kernel.OpeningHours.Moment;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.storefront.catalog.ShopCatalog;
import dev.dosirak.storefront.catalog.StorefrontRefusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// One shop's page: bytes that were written when the shop or its reviews last changed, and a tail of what depends on
/// the moment.
final class ShopPageRenderer {

    private static final AsciiString ASK_AGAIN = AsciiString.cached("no-cache, public");
    private static final ByteBuffer NO_REVIEWS = ascii("""
            {"version":0,"asOf":null,"average":0.0,"count":0,"histogram":{"1":0,"2":0,"3":0,"4":0,"5":0},"newest":[]}\
            """);
    private static final ByteBuffer OPEN = ascii(",\"ad\":null,\"open\":true}");
    private static final ByteBuffer CLOSED = ascii(",\"ad\":null,\"open\":false}");

    private final ShopCatalog catalog;
    private final Placements placements;
    private final Clock clock;
    private volatile Moment second = Moment.of(Instant.EPOCH);

    ShopPageRenderer(ShopCatalog catalog, Placements placements, Clock clock) {
        this.catalog = catalog;
        this.placements = placements;
        this.clock = clock;
    }

    /// @throws Refused when there is no such shop
    RenderedResponse respond(UUID id) {
        var ratedShop = catalog.find(id).orElseThrow(() -> new Refused(StorefrontRefusal.UNKNOWN_SHOP));
        var now = clock.instant();
        var ad = placements.of(id, now).map(Placement::id);
        boolean open = ratedShop.shop().isOpen(second(now));
        var tag = ratedShop.shop().rendered().tag()
                + ratedShop.rating().map(it -> "-" + it.summary().tag()).orElse("-0")
                + ad.map(it -> "-" + it).orElse("")
                + (open ? "-o" : "-c");
        return new RenderedResponse(ASK_AGAIN, Optional.of(tag), body(ratedShop, ad, open));
    }

    /// Shops open and close on the second.
    private Moment second(Instant now) {
        var known = second;
        if (known.instant().getEpochSecond() == now.getEpochSecond()) {
            return known;
        }
        var fresh = Moment.of(now.truncatedTo(ChronoUnit.SECONDS));
        second = fresh;
        return fresh;
    }

    private static ByteBuf body(ShopCatalog.RatedShop ratedShop, Optional<UUID> ad, boolean open) {
        var reviews = ratedShop.rating().map(it -> it.summary().bytes()).orElseGet(NO_REVIEWS::duplicate);
        return Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(ratedShop.shop().rendered().page()),
                Unpooled.wrappedBuffer(reviews),
                ad.map(it -> marked(it, open))
                        .orElseGet(() -> Unpooled.wrappedBuffer((open ? OPEN : CLOSED).duplicate())));
    }

    private static ByteBuf marked(UUID campaign, boolean open) {
        var json = ",\"ad\":{\"id\":\"" + campaign + "\"},\"open\":" + open + "}";
        var tail = PooledByteBufAllocator.DEFAULT.directBuffer(json.length());
        tail.writeCharSequence(json, StandardCharsets.US_ASCII);
        return tail;
    }

    /// Outside the heap, as the other parts are: so they go to the socket without being copied together.
    private static ByteBuffer ascii(String json) {
        var bytes = json.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
