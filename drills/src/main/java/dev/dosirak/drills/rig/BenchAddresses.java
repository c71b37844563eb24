package dev.dosirak.drills.rig;

import dev.dosirak.platform.catalog.Infrastructure;
import dev.dosirak.platform.catalog.LocalEnvironment;
import dev.dosirak.platform.catalog.Service;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Where a bench reaches the services, past the gateway, and what they stand on.
public final class BenchAddresses {

    private static final String HERE = "127.0.0.1:";

    private BenchAddresses() {}

    public static URI of(Service service) {
        return http(service.endpoint().port());
    }

    /// The storefront's public port.
    public static URI window() {
        return http(Service.STOREFRONT.publicEndpoint().port());
    }

    static URI connect() {
        return http(Infrastructure.CONNECT.port());
    }

    private static URI http(int port) {
        return URI.create("http://" + HERE + LocalEnvironment.port(port));
    }

    static String kafka() {
        return HERE + LocalEnvironment.port(Infrastructure.KAFKA.port());
    }

    static String database(Service service, boolean isolated) {
        int port = isolated ? Infrastructure.postgresPortOf(service) : Infrastructure.POSTGRES.port();
        return "jdbc:postgresql://%s%d/%s".formatted(HERE, LocalEnvironment.port(port), service.database());
    }

    /// Every port that a platform may want, in either shape.
    static List<Integer> allPorts() {
        var infrastructure = Arrays.stream(Infrastructure.values()).mapToInt(Infrastructure::port);
        var services = Arrays.stream(Service.values())
                .flatMap(it -> it.endpoints().stream())
                .mapToInt(it -> it.port());
        var databases = Service.all(Service::hasDatabase).stream().mapToInt(Infrastructure::postgresPortOf);
        return IntStream.concat(infrastructure, IntStream.concat(services, databases))
                .map(LocalEnvironment::port)
                .boxed()
                .toList();
    }
}
