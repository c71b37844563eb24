package dev.dosirak.platform.catalog;

import static dev.dosirak.platform.catalog.Need.POSTGRES;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the catalog says of one service, and what follows from its name.
public sealed interface CatalogEntry permits Service, Template {

    /// Its constant: `ORDER_HISTORY`.
    String name();

    Spec spec();

    /// As in targets, URLs, topics and file names: `order-history`.
    default String key() {
        return database().replace('_', '-');
    }

    /// As in the names of environment variables: `ORDER_HISTORY`.
    default String variable() {
        return name();
    }

    /// Name of its database; meaningful when it [has one][#hasDatabase()].
    default String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role that owns its database: named alike, except that PostgreSQL keeps names beginning with `pg_`
    /// to itself.
    default String role() {
        return database().replaceFirst("^pg_", "");
    }

    /// Of its module, as `business/ordering/order`.
    default String folder() {
        return spec().context() + "/" + key();
    }

    /// The class with its `main`.
    default String application() {
        var words = Arrays.stream(key().split("-", -1))
                .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
                .collect(Collectors.joining());
        return "dev.dosirak.%s.%sApplication".formatted(database().replace("_", ""), words);
    }

    /// Where it answers us, and about itself.
    default Endpoint endpoint() {
        return new Endpoint(variable(), spec().port());
    }

    /// Where it answers people: at its window, where it has one.
    default Endpoint publicEndpoint() {
        return spec().publicPort().isPresent()
                ? new Endpoint(variable() + "_WINDOW", spec().publicPort().getAsInt())
                : endpoint();
    }

    default List<Endpoint> endpoints() {
        var ofParts = spec().morePorts().entrySet().stream()
                .map(it -> new Endpoint(variable() + "_" + it.getKey(), it.getValue()));
        return Stream.concat(Stream.of(endpoint(), publicEndpoint()).distinct(), ofParts)
                .toList();
    }

    default boolean hasDatabase() {
        return needs(POSTGRES);
    }

    /// Whether its database has an outbox to be published.
    default boolean hasOutbox() {
        return hasDatabase() && !spec().publishes().isEmpty();
    }

    /// Whether its database has an inbox, and keeps what cannot be applied.
    default boolean hasInbox() {
        return hasDatabase() && !spec().subscribesTo().isEmpty();
    }

    default boolean needs(Need need) {
        return spec().needs().contains(need);
    }

    /// Whether an order comes from the click to the door without it.
    default boolean startsLate() {
        return spec().isStartedLate();
    }

    /// Whether it stands for what belongs to somebody else.
    default boolean isOutside() {
        return spec().context().equals("outside");
    }

    /// @param key as `order-history`
    /// @throws IllegalArgumentException when there is none of this name
    static CatalogEntry named(String key) {
        return Stream.<CatalogEntry>concat(Arrays.stream(Service.values()), Arrays.stream(Template.values()))
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The catalog has no service '%s'".formatted(key)));
    }
}
