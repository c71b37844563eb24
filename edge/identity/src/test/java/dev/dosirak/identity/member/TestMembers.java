package dev.dosirak.identity.member;

import static dev.dosirak.identity.TestClock.NOON;

import dev.dosirak.identity.member.MemberCommand.Register;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Versioned;
import java.util.List;
import java.util.UUID;

/// Who comes and goes in these tests.
public final class TestMembers {

    public static final Versioned<Member> NOBODY = new Versioned<>(new Member.Unknown(), 0);
    public static final PasswordHash SECRET = new PasswordHash("{plain}kimchi and rice");

    private TestMembers() {}

    /// Somebody with an address that nobody else has.
    public static Person person(String name) {
        return Person.of(name + "-" + UUID.randomUUID() + "@example.com", name, "010-1234-5678");
    }

    /// Registers somebody and gives their id.
    public static UUID join(Members members, Role role, Person person) {
        var id = Ids.next();
        members.append(List.of(joining(id, role, person)));
        return id;
    }

    public static Members.Change joining(UUID id, Role role, Person person) {
        var register = new Register(id, role, person, SECRET, NOON);
        return new Members.Change(id, NOBODY, Member.decide(NOBODY.state(), register));
    }

    public static Members.Change change(Members members, UUID id, MemberCommand command) {
        var before = members.load(id);
        return new Members.Change(id, before, Member.decide(before.state(), command));
    }
}
