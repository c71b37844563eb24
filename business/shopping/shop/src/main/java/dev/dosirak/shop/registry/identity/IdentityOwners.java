package dev.dosirak.shop.registry.identity;

import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.web.security.SecuritySettings;
import dev.dosirak.shop.registry.Owners;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Asks at the moment of the import and keeps nothing: a company imports its owners just before its shops, so a copy
/// would be late.
@Component
class IdentityOwners implements Owners {

    private final HttpDataOwner members;
    private final JsonMapper json;

    IdentityOwners(
            @Value("${dosirak.shop.identity}") String identity,
            SecuritySettings security,
            Clock clock,
            JsonMapper json) {
        this.members = new HttpDataOwner(
                ServiceAddresses.of(identity),
                "members",
                new ServiceToken("shop", security.sharedKeys(), clock).to("identity"));
        this.json = json;
    }

    @Override
    public Set<UUID> among(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : members.fetch(ids).stream()
                        .filter(this::isOwner)
                        .map(SyncItem::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isOwner(SyncItem member) {
        if (member.deleted()) {
            return false;
        }
        var document = json.readTree(member.document());
        return document.path("role").asString("").equals("owner")
                && !document.path("state").asString("").equals("refused");
    }
}
