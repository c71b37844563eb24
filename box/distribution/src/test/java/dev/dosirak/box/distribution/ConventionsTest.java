package dev.dosirak.box.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.testing.CycleRules;
import dev.dosirak.platform.testing.HexagonRules;
import dev.dosirak.platform.testing.ProblemMessageRules;
import dev.dosirak.platform.testing.ReactorRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.ClassUtils;

/// What holds for every service of the catalog alike; a new one is held to it from its first day.
class ConventionsTest {

    @ParameterizedTest
    @EnumSource
    void everyFeatureIsAHexagon(Service service) {
        HexagonRules.verify(home(service));
    }

    @ParameterizedTest
    @EnumSource
    void itsFeaturesKnowEachOtherInOneDirection(Service service) {
        CycleRules.verify(home(service));
    }

    @Test
    void thePackagesOfThePlatformKnowEachOtherInOneDirection() {
        CycleRules.verifyEachPackage("dev.dosirak.platform");
    }

    @Test
    void eachLayerOfThePlatformStandsOnLowerOnesOnly() {
        assertThat(ReactorRules.layerViolations(ReactorRules.root())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsRefusedReadsWhyInBothLanguages(Service service) {
        assertThat(ProblemMessageRules.violations(service.key(), home(service))).isEmpty();
    }

    @Test
    void whatThePlatformRefusesIsSaidInBothLanguages() {
        assertThat(ProblemMessageRules.violations("platform", "dev.dosirak.platform"))
                .isEmpty();
    }

    private static String home(Service service) {
        return ClassUtils.getPackageName(service.application());
    }
}
