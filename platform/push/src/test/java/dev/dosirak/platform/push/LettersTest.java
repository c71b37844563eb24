package dev.dosirak.platform.push;

import dev.dosirak.platform.testing.ServiceTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Its patience with readers who take nothing is short, so that the tests need not wait for its end.
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        classes = LettersApplication.class,
        properties = {"spring.config.name=letters", "server.tomcat.connection-timeout=2s"})
@interface LettersTest {}
