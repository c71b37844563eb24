package dev.dosirak.identity.member;

import static dev.dosirak.identity.TestClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.member.MemberCommand.Approve;
import dev.dosirak.identity.member.MemberCommand.Import;
import dev.dosirak.identity.member.MemberCommand.Leave;
import dev.dosirak.identity.member.MemberCommand.Refuse;
import dev.dosirak.identity.member.MemberCommand.Register;
import dev.dosirak.identity.member.MemberEvent.Approved;
import dev.dosirak.identity.member.MemberEvent.Corrected;
import dev.dosirak.platform.kernel.Refused;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberTest {

    static final UUID ID = UUID.randomUUID();
    static final Person MINA = Person.of("mina@example.com", "김미나", "010-1234-5678");
    static final Person MARRIED = Person.of("mina.park@example.com", "박미나", "010-1234-5678");
    static final PasswordHash OTHER = new PasswordHash("{bcrypt}other");

    static final Member NOBODY = new Member.Unknown();
    static final Member PENDING = new Member.Pending(ID, Role.OWNER, MINA, TestMembers.SECRET);
    static final Member ACTIVE = new Member.Active(ID, Role.OWNER, MINA, TestMembers.SECRET);
    static final Member REFUSED = new Member.Refused(ID, Role.OWNER, MINA, TestMembers.SECRET, "no");
    static final Member GONE = new Member.Left(ID, Role.OWNER);

    @Test
    void aCustomerMayOrderAtOnceAndAnOwnerWaits() {
        assertThat(after(NOBODY, new Register(ID, Role.CUSTOMER, MINA, TestMembers.SECRET, NOON)))
                .isInstanceOf(Member.Active.class);
        assertThat(after(NOBODY, new Register(ID, Role.OWNER, MINA, TestMembers.SECRET, NOON)))
                .isEqualTo(PENDING);
        assertThat(after(NOBODY, new Register(ID, Role.RIDER, MINA, TestMembers.SECRET, NOON)))
                .isInstanceOf(Member.Pending.class);
    }

    @Test
    void anOperatorApprovesOrTurnsDownButNotBoth() {
        assertThat(Member.decide(PENDING, new Approve(NOON))).containsExactly(new Approved(NOON));
        assertThat(Member.decide(ACTIVE, new Approve(NOON))).isEmpty();
        assertThat(Member.decide(REFUSED, new Refuse("again", NOON))).isEmpty();
        refuses(ACTIVE, new Refuse("too late", NOON), MemberRefusal.ALREADY_APPROVED);
        refuses(REFUSED, new Approve(NOON), MemberRefusal.ALREADY_REFUSED);
    }

    @Test
    void whoLeftIsGoneForGood() {
        assertThat(after(ACTIVE, new Leave(NOON))).isEqualTo(GONE);
        assertThat(Member.decide(GONE, new Leave(NOON))).isEmpty();
        refuses(GONE, new Approve(NOON), MemberRefusal.MEMBER_LEFT);
        refuses(GONE, new Import(ID, Role.OWNER, MINA, OTHER, NOON), MemberRefusal.MEMBER_LEFT);
    }

    @Test
    void anImportedOwnerNeedsNobodysApproval() {
        assertThat(after(NOBODY, new Import(ID, Role.OWNER, MINA, TestMembers.SECRET, NOON)))
                .isEqualTo(ACTIVE);
    }

    @Test
    void anImportCorrectsWhatDiffersAndKeepsThePasswordWhenItBringsNone() {
        assertThat(Member.decide(ACTIVE, new Import(ID, Role.OWNER, MINA, TestMembers.SECRET, NOON)))
                .isEmpty();
        assertThat(Member.decide(ACTIVE, new Import(ID, Role.OWNER, MINA, PasswordHash.NONE, NOON)))
                .isEmpty();
        assertThat(Member.decide(ACTIVE, new Import(ID, Role.OWNER, MARRIED, PasswordHash.NONE, NOON)))
                .containsExactly(new Corrected(MARRIED, TestMembers.SECRET, NOON));
        assertThat(Member.decide(ACTIVE, new Import(ID, Role.OWNER, MINA, OTHER, NOON)))
                .containsExactly(new Corrected(MINA, OTHER, NOON));
    }

    @Test
    void anImportChangesNobodysRoleAndNobodyWhoIsWaiting() {
        refuses(ACTIVE, new Import(ID, Role.RIDER, MINA, OTHER, NOON), MemberRefusal.ROLE_DIFFERS);
        refuses(PENDING, new Import(ID, Role.OWNER, MINA, OTHER, NOON), MemberRefusal.ALREADY_REGISTERED);
        refuses(ACTIVE, new Register(ID, Role.OWNER, MINA, OTHER, NOON), MemberRefusal.ALREADY_REGISTERED);
    }

    @Test
    void nothingCanBeDoneWithNobody() {
        refuses(NOBODY, new Approve(NOON), MemberRefusal.UNKNOWN_MEMBER);
        refuses(NOBODY, new Leave(NOON), MemberRefusal.UNKNOWN_MEMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "mina", "mina@", "@example.com", "mina@example", "mi na@example.com", "a@b..c", "김@예.한국"})
    void whatIsNoAddressIsRefused(String text) {
        assertThat(Email.parse(text)).isEmpty();
        assertThatThrownBy(() -> Email.of(text)).isInstanceOf(Refused.class);
    }

    @Test
    void anAddressIsTheSameInCapitals() {
        assertThat(Email.of("Mina.Kim+x@Example.COM")).isEqualTo(Email.of("mina.kim+x@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"010-1234-5678", "01012345678", "010 1234 5678", "010--1234-5678", "+82-10-1234-5678"})
    void aPhoneNumberIsWrittenInManyWaysAndKeptInOne(String phone) {
        assertThat(Person.of("mina@example.com", "미나", phone).phone()).isEqualTo("010-1234-5678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "call me", "010-1234-56789012345", "000000000"})
    void whatIsNoPhoneNumberIsRefused(String phone) {
        assertThatThrownBy(() -> Person.of("mina@example.com", "미나", phone)).isInstanceOf(Refused.class);
    }

    @Test
    void aPasswordIsLongEnoughAndNotTheEmail() {
        refusesPassword("short one", MemberRefusal.PASSWORD_TOO_SHORT);
        refusesPassword("가".repeat(201), MemberRefusal.PASSWORD_TOO_LONG);
        refusesPassword("kimchi\u0007and rice", MemberRefusal.PASSWORD_NOT_TYPEABLE);
        refusesPassword("\u1100\u1161".repeat(9), MemberRefusal.PASSWORD_TOO_SHORT);
        refusesPassword("Mina@Example.com", MemberRefusal.PASSWORD_IS_THE_EMAIL);
        PasswordRule.check("가".repeat(200), MINA.email());
        PasswordRule.check("ten chars!", MINA.email());
    }

    @Test
    void anImportedHashMustBeOneThatWeCanCheckInReasonableTime() {
        var body = "$" + "a".repeat(53);
        assertThat(PasswordHash.imported("{bcrypt}$2a$10" + body).exists()).isTrue();
        for (var odd : new String[] {"{bcrypt}$2a$31" + body, "{noop}secret", "$2a$10" + body, ""}) {
            assertThatThrownBy(() -> PasswordHash.imported(odd)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void aHashIsNeverPrinted() {
        assertThat(ACTIVE.toString()).doesNotContain("kimchi");
    }

    private static Member after(Member state, MemberCommand command) {
        return Member.evolve(state, Member.decide(state, command));
    }

    private static void refuses(Member state, MemberCommand command, MemberRefusal reason) {
        assertThatThrownBy(() -> Member.decide(state, command))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(reason));
    }

    private static void refusesPassword(String password, MemberRefusal reason) {
        assertThatThrownBy(() -> PasswordRule.check(password, MINA.email()))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(reason));
    }
}
