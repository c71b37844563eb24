package dev.dosirak.gateway.routing.web;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.dosirak.platform.catalog.Endpoint;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.ServiceAddresses;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.env.Environment;

/// Where every service answers people, by the name that routes call it: at one address, or at those of all its nodes.
record Services(Map<String, ServiceAddresses> all) {

    /// @throws IllegalArgumentException when a variable such as `ORDER_URL` holds something that is no address
    static Services of(Environment environment) {
        return new Services(Arrays.stream(Service.values())
                .map(Service::publicEndpoint)
                .collect(toUnmodifiableMap(
                        Endpoint::key, it -> ServiceAddresses.of(environment.getRequiredProperty(it.urlVariable())))));
    }

    ServiceAddresses of(Service service) {
        return Objects.requireNonNull(all.get(service.publicEndpoint().key()));
    }
}
