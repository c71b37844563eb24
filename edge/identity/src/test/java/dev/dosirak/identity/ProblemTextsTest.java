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

        assertThat(korean.getTitle()).isNotEqualTo(reason).isNotEqualTo(english.getTitle());
        assertThat(korean.getDetail()).isNotEqualTo(reason).isNotEqualTo(english.getDetail());
        assertThat(english.getDetail()).isNotEqualTo(reason).doesNotContainPattern("\\{\\d");
    }
}
