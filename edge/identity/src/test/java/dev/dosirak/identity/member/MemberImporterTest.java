package dev.dosirak.identity.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dosirak.identity.TestClock;
import dev.dosirak.identity.member.MemberImporter.Row;
import dev.dosirak.identity.member.MemberImporter.RowRefused;
import dev.dosirak.platform.kernel.Ids;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemberImporterTest {

    static final Row MINA = row("M-1", Role.CUSTOMER, "mina@example.com", "kimchi and rice");
    static final Row JUNHO = row("M-2", Role.RIDER, "junho@example.com", "ramyeon at night");

    final InMemoryMembers members = new InMemoryMembers();
    final MemberImporter memberImporter = new MemberImporter(members, new PlainPasswords(), new TestClock());

    @Test
    void theSameRowsAgainChangeNothing() {
        assertThat(memberImporter.importRows(List.of(MINA, JUNHO)))
                .isEqualTo(new MemberImporter.Outcome(2, 0, List.of()));
        assertThat(memberImporter.importRows(List.of(MINA, JUNHO)))
                .isEqualTo(new MemberImporter.Outcome(0, 2, List.of()));
    }

    @Test
    void theIdFollowsFromTheCode() {
        memberImporter.importRows(List.of(JUNHO));

        assertThat(members.load(Ids.imported("member", "M-2")).state()).isInstanceOf(Member.Active.class);
    }

    @Test
    void aRowThatDiffersCorrectsTheMemberAndKeepsTheirPassword() {
        memberImporter.importRows(List.of(MINA));

        var outcome =
                memberImporter.importRows(List.of(row("M-1", Role.CUSTOMER, "new@example.com", "some other password")));

        assertThat(outcome.imported()).isEqualTo(1);
        assertThat(members.findByEmail(Email.of("new@example.com")))
                .get()
                .isInstanceOfSatisfying(
                        Member.Active.class, it -> assertThat(it.password()).isEqualTo(TestMembers.SECRET));
    }

    @Test
    void whatIsWrongWithARowIsSaidAndTheOthersAreImported() {
        var outcome = memberImporter.importRows(List.of(
                MINA,
                row("M-3", Role.RIDER, "nowhere", "a password"),
                row("M-4", Role.RIDER, "mina@example.com", "a password"),
                row("M-5", Role.RIDER, "short@example.com", "short"),
                row("M-1", Role.CUSTOMER, "twice@example.com", "a password"),
                JUNHO));

        assertThat(outcome.imported()).isEqualTo(2);
        assertThat(outcome.errors())
                .extracting(RowRefused::row, RowRefused::code, it -> it.why().why())
                .containsExactly(
                        tuple(1, "M-3", MemberRefusal.EMAIL_NOT_AN_ADDRESS),
                        tuple(2, "M-4", MemberRefusal.EMAIL_TAKEN),
                        tuple(3, "M-5", MemberRefusal.PASSWORD_TOO_SHORT),
                        tuple(4, "M-1", MemberRefusal.CODE_TWICE));
    }

    @Test
    void aHashThatTakesTooLongToCheckIsNotTakenOver() {
        var body = "$" + "a".repeat(53);

        var outcome = memberImporter.importRows(List.of(
                new Row("M-1", Role.RIDER, "m1@example.com", "이름", "010-1234-5678", null, "{bcrypt}$2a$14" + body),
                new Row("M-2", Role.RIDER, "m2@example.com", "이름", "010-1234-5678", null, "{bcrypt}$2a$12" + body)));

        assertThat(outcome.imported()).isEqualTo(1);
        assertThat(outcome.errors())
                .extracting(RowRefused::row, RowRefused::code, it -> it.why().why())
                .containsExactly(tuple(0, "M-1", MemberRefusal.PASSWORD_HASH_TOO_DEAR));
    }

    @Test
    void anAddressOfSomebodyWhoRegisteredStaysTheirs() {
        var mina = Person.of("mina@example.com", "김미나", "010-1234-5678");
        TestMembers.join(members, Role.CUSTOMER, mina);

        assertThat(memberImporter.importRows(List.of(MINA)).errors())
                .extracting(RowRefused::row, it -> it.why().why())
                .containsExactly(tuple(0, MemberRefusal.EMAIL_TAKEN));
    }

    @Test
    void manyPlainPasswordsNeedManyCalls() {
        var rows = IntStream.range(0, 150)
                .mapToObj(it -> row("N-" + it, Role.CUSTOMER, "n" + it + "@example.com", "a password of theirs"))
                .toList();

        assertThat(memberImporter.importRows(rows).imported()).isEqualTo(100);
        assertThat(memberImporter.importRows(rows)).isEqualTo(new MemberImporter.Outcome(50, 100, List.of()));
    }

    private static Row row(String code, Role role, String email, String password) {
        return new Row(code, role, email, "이름", "010-1234-5678", password, null);
    }
}
