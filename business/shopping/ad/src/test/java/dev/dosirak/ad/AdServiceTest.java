package dev.dosirak.ad;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.context.annotation.Import;

/// The whole ad service beside a shop service; one context serves every test of the module.
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(classes = AdApplication.class, properties = "dosirak.sync.pulse-every=1h")
@Import(ShopServer.class)
public @interface AdServiceTest {}
