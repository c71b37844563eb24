package dev.dosirak.identity.member;

import static dev.dosirak.identity.TestClock.NOON;
import static dev.dosirak.identity.member.TestMembers.change;
import static dev.dosirak.identity.member.TestMembers.join;
import static dev.dosirak.identity.member.TestMembers.joining;
import static dev.dosirak.identity.member.TestMembers.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.member.MemberCommand.Approve;
import dev.dosirak.identity.member.MemberCommand.Import;
import dev.dosirak.identity.member.MemberCommand.Leave;
import dev.dosirak.identity.member.MemberCommand.Refuse;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises.
public interface MembersContract {

    Members members();

    @Test
    default void nobodyIsUnknownAtVersionZero() {
        assertThat(members().load(UUID.randomUUID())).isEqualTo(TestMembers.NOBODY);
    }

    @Test
    default void remembersEveryStateAndCountsEveryEvent() {
        var mina = person("mina");
        var id = join(members(), Role.OWNER, mina);

        assertThat(members().load(id).state()).isEqualTo(new Member.Pending(id, Role.OWNER, mina, TestMembers.SECRET));
        members().append(List.of(change(members(), id, new Approve(NOON))));
        assertThat(members().load(id).state()).isEqualTo(new Member.Active(id, Role.OWNER, mina, TestMembers.SECRET));
        members().append(List.of(change(members(), id, new Leave(NOON))));
        assertThat(members().load(id).state()).isEqualTo(new Member.Left(id, Role.OWNER));
        assertThat(members().load(id).version()).isEqualTo(3);
    }

    @Test
    default void remembersWhySomebodyWasRefused() {
        var junho = person("junho");
        var id = join(members(), Role.RIDER, junho);

        members().append(List.of(change(members(), id, new Refuse("no licence", NOON))));

        assertThat(members().load(id).state())
                .isEqualTo(new Member.Refused(id, Role.RIDER, junho, TestMembers.SECRET, "no licence"));
    }

    @Test
    default void refusesTheSecondOfTwoConcurrentWriters() {
        var id = join(members(), Role.OWNER, person("mina"));
        var approval = change(members(), id, new Approve(NOON));
        var refusal = change(members(), id, new Refuse("no", NOON));
        members().append(List.of(approval));

        assertThatThrownBy(() -> members().append(List.of(refusal))).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> members().append(List.of(joining(id, Role.OWNER, person("other")))))
                .isInstanceOf(Stale.class);
        assertThat(members().load(id).state()).isInstanceOf(Member.Active.class);
    }

    @Test
    default void anAddressIsHeldByOneUntilTheyLeave() {
        var mina = person("mina");
        var id = join(members(), Role.CUSTOMER, mina);

        assertThatThrownBy(() -> join(members(), Role.RIDER, mina))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(MemberRefusal.EMAIL_TAKEN));
        assertThat(members().findByEmail(mina.email()))
                .contains(members().load(id).state());
        assertThat(members().holders(Set.of(mina.email()))).containsEntry(mina.email(), id);

        members().append(List.of(change(members(), id, new Leave(NOON))));

        assertThat(members().findByEmail(mina.email())).isEmpty();
        assertThat(members().holders(Set.of(mina.email()))).isEmpty();
        assertThat(join(members(), Role.CUSTOMER, mina)).isNotEqualTo(id);
    }

    @Test
    default void manyAreWrittenAtOnceOrNoneIs() {
        var known = join(members(), Role.CUSTOMER, person("known"));
        var corrected = person("corrected");
        var correction = change(members(), known, new Import(known, Role.CUSTOMER, corrected, PasswordHash.NONE, NOON));
        var fresh = Ids.next();
        var taken = Ids.next();

        assertThatThrownBy(() -> members()
                        .append(List.of(
                                correction,
                                joining(fresh, Role.RIDER, person("fresh")),
                                joining(taken, Role.RIDER, corrected))))
                .isInstanceOf(Refused.class);
        assertThat(members().loadAll(List.of(fresh, taken))).isEmpty();
        assertThat(members().load(known).version()).isEqualTo(1);

        members().append(List.of(correction, joining(fresh, Role.RIDER, person("fresh"))));

        assertThat(members().loadAll(List.of(known, fresh, taken))).containsOnlyKeys(known, fresh);
        assertThat(members().load(known).state())
                .isEqualTo(new Member.Active(known, Role.CUSTOMER, corrected, TestMembers.SECRET));
    }

    @Test
    default void listsThoseOfAStandingByIdAndInPages() {
        var waiting = Stream.of("first", "second", "third")
                .map(it -> join(members(), Role.OWNER, person(it)))
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        var second = members().load(waiting.get(1)).state();
        var third = members().load(waiting.get(2)).state();
        join(members(), Role.CUSTOMER, person("active"));

        var after = members().list(MemberStatus.PENDING, Optional.of(waiting.getFirst()), 10);

        assertThat(after).containsSubsequence(second, third).allMatch(it -> it instanceof Member.Pending);
        assertThat(members().list(MemberStatus.PENDING, Optional.of(waiting.getFirst()), 1))
                .containsExactly(second);
        assertThat(members().list(MemberStatus.PENDING, Optional.empty(), 1)).hasSize(1);
    }
}
