package dev.dosirak.box.acceptance;

import dev.dosirak.platform.catalog.Service;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Who owns data that others copy: every service is asked, so none can be forgotten.
final class Owners {

    private Owners() {}

    /// @param domain as `shops`
    record Owned(String service, String domain) {

        @Override
        public String toString() {
            return domain + " of " + service;
        }
    }

    static List<Owned> all(Town town) {
        return Arrays.stream(Service.values())
                .map(Service::key)
                .filter(it -> !it.equals("gateway"))
                .flatMap(it -> of(town, it))
                .toList();
    }

    static Stream<Owned> of(Town town, String service) {
        var answer = town.doorOf(service).get("/internal/v1/domains");
        return answer.status() == 200
                ? answer.json().path("domains").valueStream().map(it -> new Owned(service, it.asString()))
                : Stream.empty();
    }
}
