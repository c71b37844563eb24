package dev.dosirak.box.distribution;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.subscription.Subscription;
import java.util.Arrays;
import java.util.List;

/// What services hear, as their beans say it.
final class Subscriptions {

    private final Beans<Subscription> beans = new Beans<>(Subscription.class);

    List<Subscription> all() {
        return Arrays.stream(Service.values()).flatMap(it -> of(it).stream()).toList();
    }

    List<Subscription> of(Service service) {
        return beans.of(service);
    }
}
