package dev.dosirak.platform.service;

import dev.dosirak.platform.catalog.CatalogEntry;
import dev.dosirak.platform.catalog.Need;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.outbox.OutboxConfiguration;
import dev.dosirak.platform.postgres.PostgresConfiguration;
import dev.dosirak.platform.push.PushConfiguration;
import dev.dosirak.platform.subscription.BroadcastDelivery;
import dev.dosirak.platform.subscription.TransactionalDelivery;
import dev.dosirak.platform.sync.CopiesConfiguration;
import dev.dosirak.platform.sync.SyncController;
import dev.dosirak.platform.watermark.HeartbeatsConfiguration;
import dev.dosirak.platform.web.HttpConfiguration;
import dev.dosirak.platform.web.departure.DeparturesConfiguration;
import dev.dosirak.platform.web.idempotency.IdempotencyConfiguration;
import dev.dosirak.platform.web.outbox.OutboxController;
import dev.dosirak.platform.web.parked.ParkedController;
import dev.dosirak.platform.web.reachability.ReachabilityConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What follows from a service's entry in the catalog: beans, and tables of the platform in its database.
enum Capability {
    /// Whoever is outside trusts nobody by our tokens, and says itself how it answers.
    HTTP(it -> !it.isOutside(), HttpConfiguration.class),
    DATABASE(CatalogEntry::hasDatabase, PostgresConfiguration.class),
    OUTBOX(
            CatalogEntry::hasOutbox,
            "outbox",
            OutboxConfiguration.class,
            HeartbeatsConfiguration.class,
            OutboxController.class),
    INBOX(CatalogEntry::hasInbox, "inbox", TransactionalDelivery.class, ParkedController.class),
    BROADCAST(it -> !it.hasDatabase() && !it.spec().subscribesTo().isEmpty(), BroadcastDelivery.class),
    EVENT_STORE(it -> it.needs(Need.EVENT_STORE), "eventstore"),
    AGGREGATES(it -> it.needs(Need.AGGREGATES), "aggregates"),
    IDEMPOTENCY(it -> it.needs(Need.IDEMPOTENCY), "idempotency", IdempotencyConfiguration.class),
    DEPARTURES(
            it -> it.hasInbox() && it.spec().subscribesTo().contains(Service.IDENTITY.key()),
            "departure",
            DeparturesConfiguration.class),
    REACHABILITY(it -> it.needs(Need.REACHABILITY), "reachability", ReachabilityConfiguration.class),
    PUSH(it -> !it.spec().streams().isEmpty(), PushConfiguration.class),
    OWNER(it -> !it.spec().owns().isEmpty(), SyncController.class),
    COPIES(it -> !it.spec().copies().isEmpty(), "sync", CopiesConfiguration.class);

    private final Predicate<CatalogEntry> has;
    private final Optional<String> tables;
    private final List<Class<?>> configurations;

    Capability(Predicate<CatalogEntry> has, Class<?>... configurations) {
        this(has, Optional.empty(), configurations);
    }

    /// @param tables a folder of `db/platform`
    Capability(Predicate<CatalogEntry> has, String tables, Class<?>... configurations) {
        this(has, Optional.of(tables), configurations);
    }

    Capability(Predicate<CatalogEntry> has, Optional<String> tables, Class<?>... configurations) {
        this.has = has;
        this.tables = tables;
        this.configurations = List.of(configurations);
    }

    static Stream<Capability> of(CatalogEntry service) {
        return Arrays.stream(values()).filter(it -> it.has.test(service));
    }

    Optional<String> tables() {
        return tables;
    }

    List<Class<?>> configurations() {
        return configurations;
    }
}
