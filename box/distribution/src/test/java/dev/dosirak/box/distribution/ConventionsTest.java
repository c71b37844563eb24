package dev.dosirak.box.distribution;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.testing.ConstraintMessageRules;
import dev.dosirak.platform.testing.CycleRules;
import dev.dosirak.platform.testing.HexagonRules;
import dev.dosirak.platform.testing.ProblemMessageRules;
import dev.dosirak.platform.testing.ReactorRules;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @EnumSource
    void whoGivesAFieldThatCannotBeAcceptedReadsWhyInOurSentences(Service service) {
        assertThat(ConstraintMessageRules.violations(home(service))).isEmpty();
    }

    @Test
    void whatThePlatformRefusesIsSaidInBothLanguages() {
        assertThat(ProblemMessageRules.violations("platform", "dev.dosirak.platform"))
                .isEmpty();
        assertThat(ConstraintMessageRules.violations("dev.dosirak.platform")).isEmpty();
    }

    /// Whoever reads a name knows which type is meant.
    @Test
    void noTwoPublicTypesOfPlatformServicesAndBoxShareAName() {
        var byName = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages(homes()).stream()
                        .filter(it -> it.isTopLevelClass() && it.getModifiers().contains(JavaModifier.PUBLIC))
                        .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toSet())));
        byName.values().removeIf(it -> it.size() == 1);
        assertThat(byName).isEmpty();
    }

    private static List<String> homes() {
        return Stream.concat(
                        Stream.of("dev.dosirak.platform", "dev.dosirak.box"),
                        Arrays.stream(Service.values()).map(ConventionsTest::home))
                .toList();
    }

    private static String home(Service service) {
        return ClassUtils.getPackageName(service.application());
    }
}
