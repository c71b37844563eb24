package dev.dosirak.box.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.CycleRules;
import dev.dosirak.platform.testing.HexagonRules;
import dev.dosirak.platform.testing.ProblemSentences;
import dev.dosirak.platform.testing.ReactorRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every service alike. They are found by their folders, so a new one is held to it from its first
/// day.
class ConventionsTest {

    static Stream<String> services() {
        return ReactorRules.servicesOf(ReactorRules.root()).stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyFeatureIsAHexagon(String service) {
        HexagonRules.verify(home(service));
    }

    @ParameterizedTest
    @MethodSource("services")
    void itsFeaturesKnowEachOtherInOneDirection(String service) {
        CycleRules.verify(home(service));
    }

    @Test
    void thePackagesOfThePlatformKnowEachOtherInOneDirection() {
        CycleRules.verify("dev.dosirak.platform");
    }

    @Test
    void eachLayerOfThePlatformStandsOnLowerOnesOnly() {
        assertThat(ReactorRules.layerViolations(ReactorRules.root())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void whoeverIsRefusedReadsWhyInBothLanguages(String service) {
        assertThat(ProblemSentences.violations(service, home(service))).isEmpty();
    }

    @Test
    void whatThePlatformRefusesIsSaidInBothLanguages() {
        assertThat(ProblemSentences.violations("platform", "dev.dosirak.platform"))
                .isEmpty();
    }

    private static String home(String service) {
        return "dev.dosirak." + service.replace("-", "");
    }
}
