package dev.dosirak.identity.member;

import static dev.dosirak.identity.TestClock.NOON;
import static dev.dosirak.identity.member.MemberTest.ID;
import static dev.dosirak.identity.member.MemberTest.MARRIED;
import static dev.dosirak.identity.member.MemberTest.MINA;
import static dev.dosirak.identity.member.MemberTest.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.identity.member.MemberCommand.Approve;
import dev.dosirak.identity.member.MemberCommand.Import;
import dev.dosirak.identity.member.MemberCommand.Leave;
import dev.dosirak.identity.member.MemberCommand.Refuse;
import dev.dosirak.identity.member.MemberCommand.Register;
import dev.dosirak.platform.kernel.Refused;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Whatever is asked, in whatever order.
class MemberPropertiesTest {

    static final List<MemberCommand> COMMANDS = List.of(
            new Register(ID, Role.OWNER, MINA, TestMembers.SECRET, NOON),
            new Import(ID, Role.OWNER, MINA, OTHER, NOON),
            new Import(ID, Role.OWNER, MARRIED, PasswordHash.NONE, NOON),
            new Import(ID, Role.RIDER, MINA, OTHER, NOON),
            new Approve(NOON),
            new Refuse("no licence", NOON),
            new Leave(NOON));

    @RepeatedTest(300)
    void everyDecisionCanBeAppliedAndRepeatedAndNobodyComesBack(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        Member state = new Member.Unknown();
        for (int i = 0; i < 20; i++) {
            var command = COMMANDS.get(random.nextInt(COMMANDS.size()));
            var before = state;
            try {
                state = Member.evolve(state, Member.decide(state, command));
            } catch (Refused refused) {
                continue;
            }
            if (!(command instanceof Register)) {
                assertThat(Member.decide(state, command))
                        .as("repeating %s", command)
                        .isEmpty();
            }
            if (before instanceof Member.Left) {
                assertThat(state).isEqualTo(before);
            }
            if (before instanceof Member.Refused) {
                assertThat(state).isNotInstanceOf(Member.Active.class);
            }
        }
    }
}
