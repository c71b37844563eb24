package dev.dosirak.platform.catalog;

/// What runs beside the services, and its usual port on this machine.
public enum Infrastructure {
    POSTGRES(8132),
    CONNECT(8183),
    KAFKA(8192),
    KAFKA_CONTROLLER(8193);

    private static final int POSTGRES_AFTER_SERVICE = 40;

    private final int port;

    Infrastructure(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    /// Of a service's own PostgreSQL, where each has one: identity 8141, shop 8142, … review 8151.
    public static int postgresPortOf(Service service) {
        return service.spec().port() + POSTGRES_AFTER_SERVICE;
    }
}
