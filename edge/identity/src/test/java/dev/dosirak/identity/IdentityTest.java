package dev.dosirak.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// The whole service on real PostgreSQL, checking its tokens with the keys that it publishes itself over HTTP.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        classes = IdentityApplication.class,
        properties = {
            "dosirak.identity.bcrypt-strength=4",
            "dosirak.identity.operator.email=" + IdentityClient.OPERATOR_EMAIL,
            "dosirak.identity.operator.password=" + IdentityClient.OPERATOR_PASSWORD
        })
@ContextConfiguration(initializers = OwnDatabase.class)
public @interface IdentityTest {}
