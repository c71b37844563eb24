package dev.dosirak.platform.testing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;

/// The packages below one, each with all that is in it, know each other in one direction.
public final class CycleRules {

    private CycleRules() {}

    /// @param home as `dev.dosirak.relay`
    /// @throws AssertionError with each cycle, or when there are no packages
    public static void verify(String home) {
        verify(home, classes(home));
    }

    /// The same of every package there is below it, however deep.
    public static void verifyEachPackage(String home) {
        verifyEachPackage(home, classes(home));
    }

    static void verify(String home, JavaClasses classes) {
        slices().matching(home + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    static void verifyEachPackage(String home, JavaClasses classes) {
        slices().matching(home + ".(**)").should().beFreeOfCycles().check(classes);
    }

    private static JavaClasses classes(String home) {
        return new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(home);
    }
}
