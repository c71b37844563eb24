package dev.dosirak.relay;

import java.util.UUID;

/// What the order service would say about one order.
public record OrderFacts(UUID id, UUID owner) {

    private static final UUID SUNJAS_CHICKEN = UUID.fromString("00000000-0000-4000-8000-00000000000c");

    /// The body of `order.placed.v1`, with fields that relay does not read.
    public String placed() {
        return """
                {"orderId": "%s", "customerId": "%s", "shopId": "%s", "ownerId": "%s", "at": "2026-05-04T03:00:00Z",
                 "shopName": "순자네 치킨", "shopPhone": "02-332-0000",
                 "lines": [{"productId": "%s", "name": "후라이드 치킨", "quantity": 2, "unitPrice": 18000,
                            "options": [{"name": "매운맛", "price": 500}], "amount": 37000}],
                 "itemsAmount": 37000, "deliveryFee": 3000, "total": 40000,
                 "deliverTo": {"road": "서울 마포구 와우산로 94", "detail": "101동 302호", "phone": "010-1234-5678",
                               "position": {"lat": 37.55, "lng": 126.92}},
                 "noteToShop": null, "noteToRider": "문 앞에", "paymentMethodId": "%s"}
                """.formatted(id, UUID.randomUUID(), SUNJAS_CHICKEN, owner, UUID.randomUUID(), UUID.randomUUID());
    }

    /// The body of any later fact.
    public String fact() {
        return """
                {"orderId": "%s", "customerId": "%s", "shopId": "%s", "ownerId": "%s", "at": "2026-05-04T03:01:00Z",
                 "total": 40000, "by": "customer", "reason": "changed my mind", "cookMinutes": 30}
                """.formatted(id, UUID.randomUUID(), SUNJAS_CHICKEN, owner);
    }
}
