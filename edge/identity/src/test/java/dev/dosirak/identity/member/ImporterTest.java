package dev.dosirak.identity.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dosirak.identity.Watch;
import dev.dosirak.identity.member.Importer.Row;
import dev.dosirak.identity.member.Importer.Wrong;
import dev.dosirak.platform.kernel.Ids;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImporterTest {

    static final Row MINA = row("M-1", Role.CUSTOMER, "mina@example.com", "kimchi and rice");
    static final Row JUNHO = row("M-2", Role.RIDER, "junho@example.com", "ramyeon at night");

    final InMemoryMembers members = new InMemoryMembers();
    final Importer importer = new Importer(members, new PlainPasswords(), new Watch());

    @Test
    void theSameRowsAgainChangeNothing() {
        assertThat(importer.take(List.of(MINA, JUNHO))).isEqualTo(new Importer.Outcome(2, 0, List.of()));
        assertThat(importer.take(List.of(MINA, JUNHO))).isEqualTo(new Importer.Outcome(0, 2, List.of()));
    }

    @Test
    void theIdFollowsFromTheCode() {
        importer.take(List.of(JUNHO));

        assertThat(members.load(Ids.imported("member", "M-2")).state()).isInstanceOf(Member.Active.class);
    }

    @Test
    void aRowThatDiffersCorrectsTheMemberAndKeepsTheirPassword() {
        importer.take(List.of(MINA));

        var outcome = importer.take(List.of(row("M-1", Role.CUSTOMER, "new@example.com", "some other password")));

        assertThat(outcome.imported()).isEqualTo(1);
        assertThat(members.findByEmail(Email.of("new@example.com")))
                .get()
                .isInstanceOfSatisfying(
                        Member.Active.class, it -> assertThat(it.password()).isEqualTo(People.SECRET));
    }

    @Test
    void whatIsWrongWithARowIsSaidAndTheOthersAreImported() {
        var outcome = importer.take(List.of(
                MINA,
                row("M-3", Role.RIDER, "nowhere", "a password"),
                row("M-4", Role.RIDER, "mina@example.com", "a password"),
                row("M-5", Role.RIDER, "short@example.com", "short"),
                row("M-1", Role.CUSTOMER, "twice@example.com", "a password"),
                JUNHO));

        assertThat(outcome.imported()).isEqualTo(2);
        assertThat(outcome.errors())
                .extracting(Wrong::row, Wrong::code, it -> it.why().why())
                .containsExactly(
                        tuple(1, "M-3", MemberRefusal.EMAIL_NOT_AN_ADDRESS),
                        tuple(2, "M-4", MemberRefusal.EMAIL_TAKEN),
                        tuple(3, "M-5", MemberRefusal.PASSWORD_TOO_SHORT),
                        tuple(4, "M-1", MemberRefusal.CODE_TWICE));
    }

    @Test
    void aHashThatTakesTooLongToCheckIsNotTakenOver() {
        var body = "$" + "a".repeat(53);

        var outcome = importer.take(List.of(
                new Row("M-1", Role.RIDER, "m1@example.com", "이름", "010-1234-5678", null, "{bcrypt}$2a$14" + body),
                new Row("M-2", Role.RIDER, "m2@example.com", "이름", "010-1234-5678", null, "{bcrypt}$2a$12" + body)));

        assertThat(outcome.imported()).isEqualTo(1);
        assertThat(outcome.errors())
                .extracting(Wrong::row, Wrong::code, it -> it.why().why())
                .containsExactly(tuple(0, "M-1", MemberRefusal.PASSWORD_HASH_TOO_DEAR));
    }

    @Test
    void anAddressOfSomebodyWhoRegisteredStaysTheirs() {
        var mina = Person.of("mina@example.com", "김미나", "010-1234-5678");
        People.join(members, Role.CUSTOMER, mina);

        assertThat(importer.take(List.of(MINA)).errors())
                .extracting(Wrong::row, it -> it.why().why())
                .containsExactly(tuple(0, MemberRefusal.EMAIL_TAKEN));
    }

    @Test
    void manyPlainPasswordsNeedManyCalls() {
        var rows = IntStream.range(0, 150)
                .mapToObj(it -> row("N-" + it, Role.CUSTOMER, "n" + it + "@example.com", "a password of theirs"))
                .toList();

        assertThat(importer.take(rows).imported()).isEqualTo(100);
        assertThat(importer.take(rows)).isEqualTo(new Importer.Outcome(50, 100, List.of()));
    }

    private static Row row(String code, Role role, String email, String password) {
        return new Row(code, role, email, "이름", "010-1234-5678", password, null);
    }
}
