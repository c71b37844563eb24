package dev.dosirak.box.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every service there is: how it is called, where it listens, what it owns. The order is the order of starting:
/// the gateway comes last, so that a crowd that waits at the door does not keep the others from starting.
public enum Service {
    IDENTITY(8101, Data.EMITS),
    ORDER(8103, Data.EMITS),
    SHOP(8102, Data.EMITS),
    PAYMENT(8104, Data.EMITS),
    RELAY(8105, Data.EMITS),
    DELIVERY(8106, Data.EMITS),
    AD(8110, Data.EMITS),
    REVIEW(8111, Data.EMITS),
    STOREFRONT(8107, Data.NONE),
    SEARCH(8112, Data.NONE),
    PG_SIMULATOR(8109, Data.KEEPS),
    ORDER_HISTORY(8108, Data.KEEPS),
    GATEWAY(8080, Data.NONE);

    private enum Data {
        /// No database.
        NONE,
        /// A database, and nothing to tell others.
        KEEPS,
        /// A database with an outbox.
        EMITS
    }

    private final int port;
    private final Data data;

    Service(int port, Data data) {
        this.port = port;
        this.data = data;
    }

    /// As in targets, URLs and file names: `order-history`.
    public String key() {
        return database().replace('_', '-');
    }

    /// As in the names of environment variables: `ORDER_HISTORY`.
    public String variable() {
        return name();
    }

    /// Name of its database; meaningful when it [has one][#hasDatabase()].
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role that owns its database: named alike, except that PostgreSQL keeps names beginning with `pg_` to itself.
    public String role() {
        return database().replaceFirst("^pg_", "");
    }

    /// On 127.0.0.1, unless `<SERVICE>_PORT` says otherwise.
    public int defaultPort() {
        return port;
    }

    public boolean hasDatabase() {
        return data != Data.NONE;
    }

    /// Whether its database has an outbox to be published.
    public boolean hasOutbox() {
        return data == Data.EMITS;
    }

    /// The class with its `main`.
    public String application() {
        var words = Arrays.stream(key().split("-", -1))
                .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
                .collect(Collectors.joining());
        return "dev.dosirak.%s.%sApplication".formatted(database().replace("_", ""), words);
    }

    /// The services that a target list such as `order,payment` names; `all` names every one.
    ///
    /// @throws UnknownTarget when it names something else
    public static List<Service> targets(String list) {
        if (list.equals("all")) {
            return List.of(values());
        }
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(name -> named(name).orElseThrow(() -> new UnknownTarget(name)))
                .distinct()
                .sorted()
                .toList();
    }

    public static Optional<Service> named(String key) {
        return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
    }

    /// A target list names a service that does not exist. The message is one line for a person.
    public static final class UnknownTarget extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnknownTarget(String name) {
            super("Unknown target '%s'; there are: all, %s"
                    .formatted(
                            name,
                            Arrays.stream(values()).map(Service::key).sorted().collect(Collectors.joining(", "))));
        }
    }
}
