package dev.dosirak.order;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The whole order service; one context serves every test of the module.
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        classes = OrderApplication.class,
        properties = {
            "SHOP_URL=http://localhost:1",
            "dosirak.order.payment-service=http://localhost:1",
            "dosirak.order.relay-service=http://localhost:1",
            "dosirak.order.delivery-service=http://localhost:1"
        })
public @interface OrderServiceTest {}
