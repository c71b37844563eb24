package dev.dosirak.delivery;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// The one running service that all tests of this module share.
///
/// What it does by itself it does seldom or not far, so that it never stands between a test and its rows: it matches
/// within a kilometre, so that tests of the ports have the riders beyond it to themselves; takes an hour for silence,
/// so that tests of silence speak of minutes; and its streams have no heartbeat in the time of a test.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        classes = DeliveryApplication.class,
        properties = {
            "dosirak.delivery.reach-meters=1000",
            "dosirak.delivery.offer-stands=5m",
            "dosirak.delivery.silence=1h",
            "dosirak.delivery.heartbeat=1h"
        })
@Import(FakeOrderService.class)
public @interface DeliveryServiceTest {}
