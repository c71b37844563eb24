package dev.dosirak.platform.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The `lease` table of the service's database, seen by one node.
public final class Leases implements DisposableBean {

    private static final String NAME_IT = "insert into lease (name) values (?) on conflict do nothing";

    /// Whoever is just being asked or renewed by somebody else is somebody else's: nobody waits for a lock.
    private static final String TAKE = """
            update lease
               set holder = :holder,
                   term = case when holder = :holder then term else term + 1 end,
                   ends_at = now() + make_interval(secs => :seconds)
             where name = (select name
                             from lease
                            where name = :name and (ends_at <= now() or holder = :holder)
                              for update skip locked)
            returning term
            """;
    private static final String RETURN_ALL = "update lease set ends_at = now() where holder = ? and ends_at > now()";

    private final JdbcClient jdbc;
    private final UUID node = UUID.randomUUID();

    public Leases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes the lease, or goes on with it where this node has it already.
    ///
    /// @param name of the work, as `sweep.relay.watch`
    /// @param length after which another node may take it, unless it is renewed
    /// @return empty when another node has it
    public Optional<Lease> acquire(String name, Duration length) {
        var taken = acquireNamed(name, length);
        return taken.isEmpty() && jdbc.sql(NAME_IT).param(name).update() == 1 ? acquireNamed(name, length) : taken;
    }

    private Optional<Lease> acquireNamed(String name, Duration length) {
        return jdbc.sql(TAKE)
                .param("holder", node)
                .param("seconds", Lease.seconds(length))
                .param("name", name)
                .query(Long.class)
                .optional()
                .map(term -> new Lease(jdbc, name, node, term, length));
    }

    /// Others need not wait for a node that leaves in good order.
    @Override
    public void destroy() {
        jdbc.sql(RETURN_ALL).param(node).update();
    }
}
