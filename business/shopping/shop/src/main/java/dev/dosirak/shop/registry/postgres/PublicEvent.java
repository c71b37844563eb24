package dev.dosirak.shop.registry.postgres;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.shop.registry.Shop;
import dev.dosirak.shop.registry.ShopFact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What is published of a change, as promised in `contracts/events/shop`.
final class PublicEvent {

    private PublicEvent() {}

    private record Changed(UUID id, long version) {}

    private record Registered(UUID shopId, UUID ownerId, Instant at) {}

    private record Approved(UUID shopId, UUID ownerId, Instant at) {}

    private record ShopRefused(UUID shopId, UUID ownerId, String reason, Instant at) {}

    static List<Message> of(Change<Shop> change) {
        var notice = new Message("shop.changed.v1", new Changed(change.after().id(), change.version()));
        return Stream.concat(
                        ShopFact.of(change).map(it -> message(it, change.after(), change.at())).stream(),
                        Stream.of(notice))
                .toList();
    }

    private static Message message(ShopFact fact, Shop shop, Instant at) {
        return switch (fact) {
            case REGISTERED -> new Message("shop.registered.v1", new Registered(shop.id(), shop.owner(), at));
            case APPROVED -> new Message("shop.approved.v1", new Approved(shop.id(), shop.owner(), at));
            case REFUSED ->
                new Message(
                        "shop.refused.v1",
                        new ShopRefused(shop.id(), shop.owner(), shop.refusal().orElseThrow(), at));
        };
    }
}
