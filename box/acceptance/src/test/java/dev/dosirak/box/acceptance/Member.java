package dev.dosirak.box.acceptance;

import dev.dosirak.demo.people.Session;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody of the town, who logs in when first needed: that is slow on purpose.
final class Member {

    private final Town town;
    private final UUID id;
    private final String email;
    private final String password;
    private @Nullable Session session;

    Member(Town town, UUID id, String email, String password) {
        this.town = town;
        this.id = id;
        this.email = email;
        this.password = password;
    }

    UUID id() {
        return id;
    }

    String email() {
        return email;
    }

    /// For the demo's actors, which are patient.
    synchronized Session session() {
        var known = session;
        if (known == null) {
            known = Session.login(town.api(), email, email, password);
            session = known;
        }
        return known;
    }

    /// For everything that is to be looked at as it comes.
    Http http() {
        return town.http().as(session().accessToken());
    }
}
