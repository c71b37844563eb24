package dev.dosirak.identity;

import static java.util.Locale.ENGLISH;
import static java.util.Locale.KOREAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.identity.member.MemberRefused;
import dev.dosirak.identity.member.PasswordsBusy;
import dev.dosirak.identity.token.NextKeyNotReady;
import dev.dosirak.identity.token.TokenRefused;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.problem.Problems;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTextsTest {

    final Problems problems = new Problems("identity");

    static Stream<Refused> refusals() {
        return Stream.of(
                        Arrays.stream(MemberRefused.Reason.values()).map(it -> new MemberRefused(it, 1)),
                        Arrays.stream(TokenRefused.Reason.values()).map(it -> new TokenRefused(it, 1)),
                        Stream.of(new PasswordsBusy(), new NextKeyNotReady()))
                .flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyNoHasATitleAndASentenceInBothLanguages(Refused refusal) {
        var korean = problems.of(refusal, KOREAN);
        var english = problems.of(refusal, ENGLISH);
        var reason = String.valueOf(
                korean.getProperties() == null ? "" : korean.getProperties().get("reason"));

        if (!isForImportsOnly(refusal)) {
            assertThat(korean.getTitle()).isNotEqualTo(reason).isNotEqualTo(english.getTitle());
            assertThat(korean.getDetail()).isNotEqualTo(reason).isNotEqualTo(english.getDetail());
            assertThat(english.getDetail()).isNotEqualTo(reason).doesNotContain("{");
        }
    }

    /// These are named in the outcome of an import, and never become a problem of their own.
    private static boolean isForImportsOnly(Refused refusal) {
        return refusal.why() instanceof MemberRefused.Reason reason
                && switch (reason) {
                    case PASSWORD_HASH_UNKNOWN, PASSWORD_HASH_TOO_DEAR, ROLE_DIFFERS, CODE_TWICE, TOO_MANY_PASSWORDS ->
                        true;
                    case UNKNOWN_MEMBER,
                            EMAIL_TAKEN,
                            ALREADY_APPROVED,
                            ALREADY_REFUSED,
                            ALREADY_REGISTERED,
                            MEMBER_LEFT,
                            EMAIL_NOT_AN_ADDRESS,
                            PHONE_NOT_A_NUMBER,
                            PASSWORD_TOO_SHORT,
                            PASSWORD_TOO_LONG,
                            PASSWORD_NOT_TYPEABLE,
                            PASSWORD_IS_THE_EMAIL -> false;
                };
    }
}
