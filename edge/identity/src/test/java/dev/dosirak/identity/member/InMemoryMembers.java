package dev.dosirak.identity.member;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

public final class InMemoryMembers implements Members {

    private TreeMap<String, Versioned<Member>> members = new TreeMap<>();

    @Override
    public Versioned<Member> load(UUID member) {
        return members.getOrDefault(member.toString(), TestMembers.NOBODY);
    }

    @Override
    public Map<UUID, Versioned<Member>> loadAll(Collection<UUID> wanted) {
        Map<UUID, Versioned<Member>> found = new HashMap<>();
        wanted.stream().filter(it -> load(it).version() > 0).forEach(it -> found.put(it, load(it)));
        return found;
    }

    @Override
    public Optional<Member> findByEmail(Email email) {
        return members.values().stream()
                .map(Versioned::state)
                .filter(it -> emailOf(it).equals(Optional.of(email)))
                .findFirst();
    }

    @Override
    public Map<Email, UUID> holders(Collection<Email> emails) {
        Map<Email, UUID> found = new HashMap<>();
        members.forEach((id, member) ->
                emailOf(member.state()).filter(emails::contains).ifPresent(it -> found.put(it, UUID.fromString(id))));
        return found;
    }

    @Override
    public List<Member> list(MemberStatus memberStatus, Optional<UUID> after, int limit) {
        return members.tailMap(after.map(UUID::toString).orElse(""), false).values().stream()
                .map(Versioned::state)
                .filter(it -> memberStatus == standingOf(it))
                .limit(limit)
                .toList();
    }

    @Override
    public void append(List<Change> changes) {
        var after = new TreeMap<>(members);
        for (var change : changes) {
            if (load(change.member()).version() != change.before().version()) {
                throw new Stale(change.member());
            }
            after.put(
                    change.member().toString(),
                    new Versioned<>(
                            Member.evolve(change.before().state(), change.events()),
                            change.before().version() + change.events().size()));
        }
        var emails = new ArrayList<>(after.values().stream()
                .flatMap(it -> emailOf(it.state()).stream())
                .toList());
        if (emails.stream().distinct().count() < emails.size()) {
            throw new Refused(MemberRefusal.EMAIL_TAKEN);
        }
        members = after;
    }

    @Override
    public void renew(UUID member, PasswordHash before, PasswordHash after) {
        if (load(member).state() instanceof Member.Active it && it.password().equals(before)) {
            var renewed = new Member.Active(it.id(), it.role(), it.person(), after);
            members.put(member.toString(), new Versioned<>(renewed, load(member).version()));
        }
    }

    private static Optional<Email> emailOf(Member member) {
        return switch (member) {
            case Member.Unknown _, Member.Left _ -> Optional.empty();
            case Member.Pending m -> Optional.of(m.person().email());
            case Member.Active m -> Optional.of(m.person().email());
            case Member.Refused m -> Optional.of(m.person().email());
        };
    }

    private static MemberStatus standingOf(Member member) {
        return switch (member) {
            case Member.Unknown _ -> throw new IllegalStateException();
            case Member.Pending _ -> MemberStatus.PENDING;
            case Member.Active _ -> MemberStatus.ACTIVE;
            case Member.Refused _ -> MemberStatus.REFUSED;
            case Member.Left _ -> MemberStatus.LEFT;
        };
    }
}
