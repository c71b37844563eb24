package dev.dosirak.relay;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The whole service, once for all test classes of this module. Its heart beats fast, so that the tests need not wait
/// for it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        classes = RelayApplication.class,
        properties = {"dosirak.relay.heartbeat=300ms", "dosirak.relay.order-service=http://localhost:1"})
public @interface RelayTest {}
