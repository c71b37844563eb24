package dev.dosirak.payment.pg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardCompanyTest {

    @ParameterizedTest
    @CsvSource({
        "51, 04, SAMSUNG_CARD, samsung",
        "41, 06, SHINHAN_CARD, shinhan",
        "11, 02, KOOKMIN_CARD, kb",
        "61, 07, HYUNDAI_CARD, hyundai",
        "71, 08, LOTTE_CARD, lotte",
        "31, 01, BC_CARD, bc",
        "91, 12, NH_CARD, nh",
        "21, 16, HANA_CARD, hana",
        "W1, 15, WOORI_CARD, woori",
        "15, 37, KAKAO_BANK, kakao-bank",
        "3A, 38, K_BANK, k-bank",
    })
    void theSameCompanyBearsOneNameWhateverAGatewayCallsIt(String toss, String nice, String portone, String word) {
        assertThat(CardCompany.ofToss(toss).word()).isEqualTo(word);
        assertThat(CardCompany.ofNice(nice).word()).isEqualTo(word);
        assertThat(CardCompany.ofPortone(portone).word()).isEqualTo(word);
    }

    @Test
    void oneThatIsNewIsUnknown() {
        assertThat(CardCompany.ofToss("99")).isEqualTo(CardCompany.UNKNOWN);
        assertThat(CardCompany.ofNice("")).isEqualTo(CardCompany.UNKNOWN);
        assertThat(CardCompany.ofPortone("MARS_CARD")).isEqualTo(CardCompany.UNKNOWN);
        assertThat(CardCompany.ofPortone("")).isEqualTo(CardCompany.UNKNOWN);
    }

    @Test
    void noTwoBearTheSameName() {
        assertThat(Arrays.stream(CardCompany.values()).map(CardCompany::word)).doesNotHaveDuplicates();
    }
}
