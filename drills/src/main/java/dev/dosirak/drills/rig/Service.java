package dev.dosirak.drills.rig;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The services as a bench sees them from outside: where each listens, and where its database is.
public enum Service {
    GATEWAY(8080, 0),
    IDENTITY(8101, 8141),
    SHOP(8102, 8142),
    ORDER(8103, 8143),
    PAYMENT(8104, 8144),
    RELAY(8105, 8145),
    DELIVERY(8106, 8146),
    STOREFRONT(8107, 0),
    ORDER_HISTORY(8108, 8148),
    PG_SIMULATOR(8109, 8149),
    AD(8110, 8150),
    REVIEW(8111, 8151),
    SEARCH(8112, 0);

    private static final int POSTGRES = 8132;
    private static final int KAFKA = 8192;
    private static final int WINDOW = 8117;
    private static final int CONNECT = 8183;
    private static final List<Integer> INFRASTRUCTURE = List.of(POSTGRES, WINDOW, CONNECT, KAFKA, 8193);

    private final int port;
    private final int ownPostgres;

    Service(int port, int ownPostgres) {
        this.port = port;
        this.ownPostgres = ownPostgres;
    }

    private static int moved(int port) {
        return port + Integer.parseInt(System.getenv().getOrDefault("DOSIRAK_PORT_OFFSET", "0"));
    }

    public int port() {
        return moved(port);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// Where customers look into the storefront's window.
    public static URI window() {
        return URI.create("http://127.0.0.1:" + moved(WINDOW));
    }

    boolean hasDatabase() {
        return ownPostgres != 0;
    }

    /// As it calls itself.
    String key() {
        return database().replace('_', '-');
    }

    String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As the owner of its database: PostgreSQL keeps names that begin with `pg_` to itself.
    String role() {
        return database().replaceFirst("^pg_", "");
    }

    String passwordName() {
        return name() + "_DATASOURCE_PASSWORD";
    }

    String jdbcUrl(boolean isolated) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(moved(isolated ? ownPostgres : POSTGRES), database());
    }

    static URI connect() {
        return URI.create("http://127.0.0.1:" + moved(CONNECT));
    }

    static String kafka() {
        return "127.0.0.1:" + moved(KAFKA);
    }

    /// Every port that a platform may want, in either shape.
    static List<Integer> allPorts() {
        var ports = new java.util.ArrayList<>(
                INFRASTRUCTURE.stream().map(Service::moved).toList());
        Arrays.stream(values()).forEach(it -> ports.add(it.port()));
        Arrays.stream(values()).filter(Service::hasDatabase).forEach(it -> ports.add(moved(it.ownPostgres)));
        return List.copyOf(ports);
    }
}
