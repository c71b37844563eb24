package dev.dosirak.platform.departure;

import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who has left, as far as this service knows.
public final class Departures {

    private static final String NOTE = "insert into departed_member (id) values (?) on conflict do nothing";
    private static final String KNOWN = "select exists (select from departed_member where id = ?)";

    private final JdbcClient jdbc;

    public Departures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a service does about it, in one transaction with remembering it.
    ///
    /// @param consumer `<service>.departures`
    /// @param effect harmless when repeated
    public Subscription subscription(String consumer, Consumer<Departure> effect) {
        return Subscription.of(consumer, "identity").on("identity.member-left.v1", Departure.class, it -> {
            jdbc.sql(NOTE).param(it.memberId()).update();
            effect.accept(it);
        });
    }

    public boolean contains(UUID member) {
        return jdbc.sql(KNOWN).param(member).query(Boolean.class).single();
    }
}
