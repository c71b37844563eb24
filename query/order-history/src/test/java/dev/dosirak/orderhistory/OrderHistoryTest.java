package dev.dosirak.orderhistory;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The whole service, once for all test classes of this module, which all are [WithOwners]. It asks its owners for
/// nothing that it was not told of.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(classes = OrderHistoryApplication.class, properties = "dosirak.sync.pulse-every=1h")
public @interface OrderHistoryTest {}
