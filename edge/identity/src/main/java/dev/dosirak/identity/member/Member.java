package dev.dosirak.identity.member;

import dev.dosirak.identity.member.MemberCommand.Approve;
import dev.dosirak.identity.member.MemberCommand.Import;
import dev.dosirak.identity.member.MemberCommand.Leave;
import dev.dosirak.identity.member.MemberCommand.Refuse;
import dev.dosirak.identity.member.MemberCommand.Register;
import dev.dosirak.identity.member.MemberEvent.Approved;
import dev.dosirak.identity.member.MemberEvent.Corrected;
import dev.dosirak.identity.member.MemberEvent.Registered;
import java.util.List;
import java.util.UUID;

/// Somebody who has an account. Each state is a type that holds only what may still be known by then.
public sealed interface Member {

    /// Nobody (yet) has this id.
    record Unknown() implements Member {}

    /// Waits for an operator; cannot log in.
    record Pending(UUID id, Role role, Person person, PasswordHash password) implements Member {}

    record Active(UUID id, Role role, Person person, PasswordHash password) implements Member {}

    /// An operator said no.
    record Refused(UUID id, Role role, Person person, PasswordHash password, String reason) implements Member {}

    /// Gone, and everything personal with them; the id stays for those who kept it.
    record Left(UUID id, Role role) implements Member {}

    /// The rules: what a command does in a state. A repeated command changes nothing; a pair that is not listed
    /// is refused.
    static List<MemberEvent> decide(Member state, MemberCommand command) {
        record Move(Member from, MemberCommand by) {}
        return switch (new Move(state, command)) {
            case Move(Unknown _, Register c) -> List.of(registered(c));
            case Move(Unknown _, Import c)
            when c.role().needsApproval() -> List.of(registered(c), new Approved(c.at()));
            case Move(Unknown _, Import c) -> List.of(registered(c));
            case Move(Unknown _, MemberCommand _) -> throw no(MemberRefusal.UNKNOWN_MEMBER);

            case Move(Pending _, Approve c) -> List.of(new Approved(c.at()));
            case Move(Pending _, Refuse c) -> List.of(new MemberEvent.RegistrationRefused(c.reason(), c.at()));
            case Move(Pending _, Leave c) -> List.of(new MemberEvent.Left(c.at()));

            case Move(Active _, Approve _) -> List.of();
            case Move(Active _, Refuse _) -> throw no(MemberRefusal.ALREADY_APPROVED);
            case Move(Active s, Import c) when s.role() != c.role() -> throw no(MemberRefusal.ROLE_DIFFERS);
            case Move(Active s, Import c) -> correct(s, c);
            case Move(Active _, Leave c) -> List.of(new MemberEvent.Left(c.at()));

            case Move(Refused _, Refuse _) -> List.of();
            case Move(Refused _, Approve _) -> throw no(MemberRefusal.ALREADY_REFUSED);
            case Move(Refused _, Leave c) -> List.of(new MemberEvent.Left(c.at()));

            case Move(Left _, Leave _) -> List.of();
            case Move(Left _, MemberCommand _) -> throw no(MemberRefusal.MEMBER_LEFT);
            default -> throw no(MemberRefusal.ALREADY_REGISTERED);
        };
    }

    /// The bookkeeping: what an event leaves behind. No rules here; an impossible pair is our bug.
    static Member evolve(Member state, MemberEvent event) {
        record Step(Member from, MemberEvent by) {}
        return switch (new Step(state, event)) {
            case Step(Unknown _, Registered e)
            when e.role().needsApproval() -> new Pending(e.member(), e.role(), e.person(), e.password());
            case Step(Unknown _, Registered e) -> new Active(e.member(), e.role(), e.person(), e.password());
            case Step(Pending s, Approved _) -> new Active(s.id(), s.role(), s.person(), s.password());
            case Step(Pending s, MemberEvent.RegistrationRefused e) ->
                new Refused(s.id(), s.role(), s.person(), s.password(), e.reason());
            case Step(Active s, Corrected e) -> new Active(s.id(), s.role(), e.person(), e.password());
            case Step(Pending s, MemberEvent.Left _) -> new Left(s.id(), s.role());
            case Step(Active s, MemberEvent.Left _) -> new Left(s.id(), s.role());
            case Step(Refused s, MemberEvent.Left _) -> new Left(s.id(), s.role());
            default -> throw new IllegalStateException("%s cannot follow %s".formatted(event, state));
        };
    }

    /// The state after all of `events`.
    static Member evolve(Member state, List<MemberEvent> events) {
        var after = state;
        for (var event : events) {
            after = evolve(after, event);
        }
        return after;
    }

    private static Registered registered(Register c) {
        return new Registered(c.member(), c.role(), c.person(), c.password(), c.at());
    }

    private static Registered registered(Import c) {
        return new Registered(c.member(), c.role(), c.person(), c.password(), c.at());
    }

    private static List<MemberEvent> correct(Active s, Import c) {
        var password = c.password().exists() ? c.password() : s.password();
        return s.person().equals(c.person()) && s.password().equals(password)
                ? List.of()
                : List.of(new Corrected(c.person(), password, c.at()));
    }

    private static dev.dosirak.platform.kernel.Refused no(MemberRefusal why) {
        return new dev.dosirak.platform.kernel.Refused(why);
    }
}
