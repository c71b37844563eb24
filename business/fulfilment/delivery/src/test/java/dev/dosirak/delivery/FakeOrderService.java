package dev.dosirak.delivery;

import dev.dosirak.platform.testing.TestDataOwners;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// The order service as the delivery under test asks it.
public final class FakeOrderService implements AutoCloseable {

    private final TestDataOwners owners = TestDataOwners.of("orders");

    @Bean
    static DynamicPropertyRegistrar orderService(FakeOrderService orders) {
        return properties -> properties.add("dosirak.delivery.order-service", orders.owners::url);
    }

    /// The order was cancelled, and somehow nobody heard of it.
    public void cancel(UUID order) {
        owners.put("orders", order, """
                {"facts": [{"type": "order.cancelled.v1", "sequence": 7, "id": "%s",
                            "body": {"orderId": "%s", "by": "shop", "reason": "sold out"}}]}
                """.formatted(UUID.randomUUID(), order));
    }

    @Override
    public void close() {
        owners.close();
    }
}
