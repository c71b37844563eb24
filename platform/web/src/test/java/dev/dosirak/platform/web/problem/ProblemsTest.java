package dev.dosirak.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    private final Problems problems = new Problems("notebook");

    @ParameterizedTest
    @CsvSource({
        "invalid-stopped-card, 정지된 카드입니다.",
        "reject-toss-payment, 카드사가 결제를 거절했습니다.",
        "invalid-card-lost-or-stolen, 카드 정보가 맞지 않습니다.",
        "exceed-max-daily-payment-count, 카드로 결제할 수 있는 한도를 넘었습니다.",
        "declined-3095, 결제가 승인되지 않았습니다.",
        "other-methods-only, 결제가 승인되지 않았습니다.",
        "-, 결제가 승인되지 않았습니다."
    })
    void whoseCardIsDeclinedReadsASentenceAlsoOfACodeThatIsNew(String code, String sentence) {
        assertThat(problems.declined(code, Locale.KOREAN)).startsWith(sentence);
        assertThat(problems.declined(code, Locale.ENGLISH)).startsWith("Th").doesNotContain(code);
    }

    @Test
    void wordsOfPeopleStayAsTheyAre() {
        assertThat(problems.reason("닭이 없어요", Locale.ENGLISH)).isEqualTo("닭이 없어요");
        assertThat(problems.reason("sold-out", Locale.KOREAN)).isEqualTo("주문하신 메뉴가 다 팔렸습니다.");
    }
}
