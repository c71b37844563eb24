package dev.dosirak.delivery;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// The one running service that all tests of this module share.
///
/// It matches within a kilometre only, so that tests of the ports have the riders beyond it to themselves.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        classes = DeliveryApplication.class,
        properties = {"spring.config.name=delivery", "dosirak.delivery.reach-meters=1000"})
@Import(OrderService.class)
public @interface WholeService {}
