package dev.dosirak.gateway.routing.web;

import dev.dosirak.platform.catalog.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.handler.predicate.PredicateDefinition;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import reactor.core.publisher.Flux;

/// The routing table: which service answers for which addresses, as the catalog says. Whatever is not named
/// there, or in `gateway.yml`, does not pass.
final class CatalogRoutes implements RouteDefinitionLocator {

    @Override
    public Flux<RouteDefinition> getRouteDefinitions() {
        return Flux.fromArray(Service.values()).concatMapIterable(CatalogRoutes::of);
    }

    /// Streams first, since their addresses lie within those of their service.
    private static List<RouteDefinition> of(Service service) {
        var spec = service.spec();
        var routes = new ArrayList<RouteDefinition>();
        if (!spec.streams().isEmpty()) {
            routes.add(stream(service, spec.streams()));
        }
        if (spec.isReadOnly()) {
            routes.add(route(service, service.key(), spec.routes(), "Method=GET,HEAD"));
        } else if (!spec.routes().isEmpty()) {
            routes.add(route(service, service.key(), spec.routes()));
        }
        return routes;
    }

    /// Streams stay open for hours and have connections of their own. Who sends something there does not open
    /// one: a body that never comes to its end would be waited for just as long.
    private static RouteDefinition stream(Service service, List<String> paths) {
        var route = route(service, service.key() + "-stream", paths, "Method=GET");
        route.setMetadata(Map.of("stream", true, "response-timeout", -1));
        return route;
    }

    private static RouteDefinition route(Service service, String id, List<String> paths, String... more) {
        var route = new RouteDefinition();
        route.setId(id);
        route.setUri(URI.create("service://" + service.publicEndpoint().key()));
        var predicates = new ArrayList<PredicateDefinition>();
        predicates.add(new PredicateDefinition("Path=" + String.join(",", paths)));
        for (var each : more) {
            predicates.add(new PredicateDefinition(each));
        }
        route.setPredicates(predicates);
        return route;
    }
}
