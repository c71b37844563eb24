package dev.dosirak.platform.sync;

import dev.dosirak.platform.catalog.CatalogEntry;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.lease.Leases;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Makes the copies that a service keeps of others' domains. Who owns a domain, the catalog says; where the owner
/// answers, its variable (`SHOP_URL`). A copy is named by both, as `order-shops`.
public final class Copies {

    private final CatalogEntry service;
    private final Function<String, String> variables;
    private final ServiceToken token;
    private final SyncSettings settings;
    private final Clock clock;
    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final ObjectProvider<Leases> leases;

    Copies(
            CatalogEntry service,
            Function<String, String> variables,
            ServiceToken token,
            SyncSettings settings,
            Clock clock,
            ObjectProvider<JdbcClient> jdbc,
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<Leases> leases) {
        this.service = service;
        this.variables = variables;
        this.token = token;
        this.settings = settings;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.leases = leases;
    }

    /// In the service's database, which all nodes share.
    ///
    /// @param domain as `shops`
    /// @throws IllegalArgumentException when the catalog does not say that the service copies it
    public Replica inDatabase(String domain, Copy copy) {
        return inDatabase(domain, copy, backlog(domain));
    }

    /// The same, of one who looks into the backlog itself.
    ///
    /// @param backlog from [#backlog]
    public Replica inDatabase(String domain, Copy copy, Backlog backlog) {
        return new Replica(nameOf(domain), ownerOf(domain), copy, backlog, settings, clock, leases.getObject());
    }

    public Backlog backlog(String domain) {
        return new PostgresBacklog(domain, jdbc.getObject(), transactions.getObject());
    }

    /// On each node for itself.
    ///
    /// @param restored up to when it is right that an earlier run has left behind
    public Replica onThisNode(String domain, Copy copy, Optional<Instant> restored) {
        var backlog = restored.isPresent() ? MemoryBacklog.afterAnEarlierRun() : new MemoryBacklog();
        var replica = new Replica(nameOf(domain), ownerOf(domain), copy, backlog, settings, clock);
        restored.ifPresent(replica::restored);
        return replica;
    }

    private String nameOf(String domain) {
        return service.key() + "-" + domain;
    }

    private DataOwner ownerOf(String domain) {
        if (!service.spec().copies().contains(domain)) {
            throw new IllegalArgumentException(
                    "The catalog does not say that %s copies %s".formatted(service.key(), domain));
        }
        var owner = Service.all(it -> it.spec().owns().contains(domain)).getFirst();
        var addresses = variables.apply(owner.endpoint().urlVariable());
        return new HttpDataOwner(ServiceAddresses.of(addresses), domain, token.to(owner.key()));
    }
}
