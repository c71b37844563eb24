package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Versioned;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Everybody who ever registered.
public interface Members {

    /// What is to happen to one of many members.
    ///
    /// @param before the state that `events` were decided on
    record Change(UUID member, Versioned<Member> before, List<MemberEvent> events) {}

    /// [Member.Unknown] at version 0 when there is nobody of this id.
    Versioned<Member> load(UUID member);

    /// Those of `members` who exist.
    Map<UUID, Versioned<Member>> loadAll(Collection<UUID> members);

    /// Whoever has this address now; nobody who left.
    Optional<Member> findByEmail(Email email);

    /// Whose these addresses are, for those that belong to somebody.
    Map<Email, UUID> holders(Collection<Email> emails);

    /// By id, at most `limit`.
    ///
    /// @param after only ids greater than this one
    List<Member> list(MemberStatus memberStatus, Optional<UUID> after, int limit);

    /// Records and publishes what happened, all of it or nothing. The version grows by one per event.
    /// A password that is another one than before ends every login of its member.
    ///
    /// @throws dev.dosirak.platform.kernel.Stale when somebody else changed one of the members since
    /// @throws Refused when an address belongs to somebody else
    void append(List<Change> changes);

    /// Keeps the same password in another form, and its logins; nothing happens when it is another one by now.
    void renew(UUID member, PasswordHash before, PasswordHash after);
}
