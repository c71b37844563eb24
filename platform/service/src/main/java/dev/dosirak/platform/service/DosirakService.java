package dev.dosirak.platform.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/// The application class of a service: `@DosirakService("relay")`, and it has all that the catalog says of relay:
/// beans, tables, port, database, pool.
///
/// Its own beans are found in the package of the class and below; its own settings are in `relay.yml`, which may also
/// say otherwise than the catalog.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@Import(CapabilitySelector.class)
public @interface DosirakService {

    /// Its name in the catalog, as `order-history`. A service that the catalog does not know does not start.
    String value();

    /// Folders of `db/platform` that it does without, because its own migrations make those tables.
    String[] ownTables() default {};
}
