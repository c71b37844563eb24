package dev.dosirak.identity.member;

import dev.dosirak.identity.member.MemberCommand.Approve;
import dev.dosirak.identity.member.MemberCommand.Leave;
import dev.dosirak.identity.member.MemberCommand.Refuse;
import dev.dosirak.identity.member.MemberCommand.Register;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes people in, and lets them go.
public final class MemberService {

    private final Members members;
    private final Passwords passwords;
    private final Clock clock;

    public MemberService(Members members, Passwords passwords, Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// Customers may order at once, owners and riders wait for an operator.
    ///
    /// @throws Refused when the password is too weak or the address taken
    public Member register(Role role, Person person, String password) {
        PasswordRule.check(password, person.email());
        var hash = passwords.hash(password); // before the first SQL: it takes long, and must not hold a connection
        var id = Ids.next();
        return change(id, new Register(id, role, person, hash, clock.instant()));
    }

    public Member approve(UUID member) {
        return change(member, new Approve(clock.instant()));
    }

    public Member refuse(UUID member, String reason) {
        return change(member, new Refuse(reason, clock.instant()));
    }

    /// Forgets everything personal and every login of the member; the id is never given again.
    public void leave(UUID member) {
        change(member, new Leave(clock.instant()));
    }

    /// @throws Refused when there is nobody, or nobody any more
    public Member find(UUID member) {
        return switch (members.load(member).state()) {
            case Member.Unknown _, Member.Left _ -> throw new Refused(MemberRefusal.UNKNOWN_MEMBER);
            case Member.Pending m -> m;
            case Member.Active m -> m;
            case Member.Refused m -> m;
        };
    }

    /// By id, at most `limit`, after the member `after`.
    public List<Member> list(MemberStatus memberStatus, Optional<UUID> after, int limit) {
        return members.list(memberStatus, after, limit);
    }

    /// Makes the first operator; whoever has the address already stays as they are.
    public void ensureOperator(String email, String password) {
        var person = new Person(Email.of(email), "Operator", "");
        if (members.findByEmail(person.email()).isPresent()) {
            return;
        }
        try {
            register(Role.OPERATOR, person, password);
        } catch (Refused refused) {
            if (refused.why() != MemberRefusal.EMAIL_TAKEN) { // another node was faster
                throw refused;
            }
        }
    }

    private Member change(UUID member, MemberCommand command) {
        var before = members.load(member);
        var events = Member.decide(before.state(), command);
        if (!events.isEmpty()) {
            members.append(List.of(new Members.Change(member, before, events)));
        }
        return Member.evolve(before.state(), events);
    }
}
