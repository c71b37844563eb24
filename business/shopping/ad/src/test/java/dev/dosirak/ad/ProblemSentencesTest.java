package dev.dosirak.ad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.ad.campaign.CampaignRefused;
import dev.dosirak.platform.web.problem.Problems;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemSentencesTest {

    private final Problems problems = new Problems("ad");

    @ParameterizedTest
    @EnumSource
    void everyNoHasASentenceInBothLanguages(CampaignRefused.Reason reason) {
        for (var language : new Locale[] {Locale.KOREAN, Locale.ENGLISH}) {
            var problem = problems.of(new CampaignRefused(reason), language);
            var code = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(problem.getTitle()).isNotBlank().doesNotStartWith(code);
            assertThat(problem.getDetail()).isNotBlank().isNotEqualTo(code);
        }
    }
}
