package dev.dosirak.review;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The whole review service; one context serves every test of the module.
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(classes = ReviewApplication.class)
public @interface ReviewServiceTest {}
