package dev.dosirak.platform.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/// The environment variables that say where everything is, as they are on a machine of which nobody has said
/// anything: `ORDER_PORT`, `ORDER_URL`, `ORDER_DATASOURCE_URL` of every service, `KAFKA_BOOTSTRAP_SERVERS`.
public final class Variables {

    private Variables() {}

    public static Map<String, String> defaults() {
        var it = new LinkedHashMap<String, String>();
        for (var service : Service.values()) {
            for (var endpoint : service.endpoints()) {
                it.put(endpoint.portVariable(), Integer.toString(endpoint.port()));
                it.put(endpoint.urlVariable(), "http://localhost:" + endpoint.port());
            }
            if (service.hasDatabase()) {
                it.put(
                        service.variable() + "_DATASOURCE_URL",
                        "jdbc:postgresql://localhost:%d/%s"
                                .formatted(Infrastructure.POSTGRES.port(), service.database()));
            }
        }
        it.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + Infrastructure.KAFKA.port());
        return it;
    }
}
