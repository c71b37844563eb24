package dev.dosirak.payment;

import dev.dosirak.platform.testing.TestDataOwners;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The service under test, with short pauses, and with the simulator as its gateway; one context for all classes.
public interface WithSimulator {

    /// The order service, as far as it is asked.
    TestDataOwners ORDERS = TestDataOwners.of("orders");

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry properties) {
        properties.add("dosirak.payment.pg.url", Simulator::url);
        properties.add("dosirak.payment.pg.longest-answer", () -> "2s");
        properties.add("dosirak.payment.pg.answer-within", () -> "1s");
        properties.add("dosirak.payment.first-pause", () -> "200ms");
        properties.add("dosirak.payment.late-looks", () -> "1s,4s,8s,1d");
        properties.add("dosirak.payment.order-looks", () -> "2s,4s,8s,12s");
        properties.add("dosirak.payment.order-service", ORDERS::url);
        properties.add("dosirak.payment.compare-every", () -> "1s");
        properties.add("dosirak.payment.compare-behind", () -> "0s");
    }
}
