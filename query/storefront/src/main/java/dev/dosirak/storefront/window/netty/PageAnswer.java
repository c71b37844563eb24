package dev.dosirak.storefront.window.netty;

import dev.dosirak.platform.kernel.OpeningHours.Moment;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.storefront.window.ShopWindow;
import dev.dosirak.storefront.window.StorefrontRefusal;
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
final class PageAnswer {

    private static final AsciiString ASK_AGAIN = AsciiString.cached("no-cache, public");
    private static final ByteBuffer NO_REVIEWS = ascii("""
            {"version":0,"asOf":null,"average":0.0,"count":0,"histogram":{"1":0,"2":0,"3":0,"4":0,"5":0},"newest":[]}\
            """);
    private static final ByteBuffer OPEN = ascii(",\"ad\":null,\"open\":true}");
    private static final ByteBuffer CLOSED = ascii(",\"ad\":null,\"open\":false}");

    private final ShopWindow window;
    private final Placements campaigns;
    private final Clock clock;
    private volatile Moment second = Moment.of(Instant.EPOCH);

    PageAnswer(ShopWindow window, Placements campaigns, Clock clock) {
        this.window = window;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /// @throws Refused when there is no such shop
    Answer of(UUID id) {
        var found = window.find(id).orElseThrow(() -> new Refused(StorefrontRefusal.UNKNOWN_SHOP));
        var now = clock.instant();
        var ad = campaigns.of(id, now).map(Placement::id);
        boolean open = found.shop().isOpen(second(now));
        var tag = found.shop().sheet().tag()
                + found.rating().map(it -> "-" + it.summary().tag()).orElse("-0")
                + ad.map(it -> "-" + it).orElse("")
                + (open ? "-o" : "-c");
        return new Answer(ASK_AGAIN, Optional.of(tag), body(found, ad, open));
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

    private static ByteBuf body(ShopWindow.Found found, Optional<UUID> ad, boolean open) {
        var reviews = found.rating().map(it -> it.summary().bytes()).orElseGet(NO_REVIEWS::duplicate);
        return Unpooled.wrappedBuffer(
                Unpooled.wrappedBuffer(found.shop().sheet().page()),
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
