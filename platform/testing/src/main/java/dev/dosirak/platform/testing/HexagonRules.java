package dev.dosirak.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Set;
import java.util.TreeSet;

/// The shape every service has: a feature package is the inside, its sub-packages are the outside.
///
/// The inside may use only what is allowed here, so no framework gets in by being forgotten; the outside is hidden, so
/// neither the inside nor a neighbour can use it.
public final class HexagonRules {

    private static final String[] INSIDE_MAY_USE = {"java..", "org.jspecify..", "dev.dosirak.platform.kernel.."};

    private HexagonRules() {}

    /// Checks every feature of a service, as found in its classes.
    ///
    /// @param service the service's package, as `dev.dosirak.relay`
    /// @throws AssertionError naming each violation, or when no feature is found
    public static void verify(String service) {
        var classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages(service);
        verify(service, classes);
    }

    static void verify(String service, JavaClasses classes) {
        var features = featuresOf(service, classes);
        if (features.isEmpty()) {
            throw new AssertionError("%s has no feature packages".formatted(service));
        }
        for (var feature : features) {
            insideIsFree(service, feature, classes);
            outsideIsHidden(feature, classes);
        }
    }

    private static Set<String> featuresOf(String service, JavaClasses classes) {
        var features = new TreeSet<String>();
        for (var type : classes) {
            if (type.getPackageName().startsWith(service + ".")) {
                var rest = type.getPackageName().substring(service.length() + 1);
                features.add(service + "." + rest.split("\\.", 2)[0]);
            }
        }
        return features;
    }

    /// An inside may know the insides of its own service, too: features share their nouns.
    private static void insideIsFree(String service, String feature, JavaClasses classes) {
        var insides = featuresOf(service, classes).toArray(String[]::new);
        classes()
                .that(resideInAPackage(feature))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(insides).or(resideInAnyPackage(INSIDE_MAY_USE)))
                .allowEmptyShould(true)
                .check(classes);
    }

    private static void outsideIsHidden(String feature, JavaClasses classes) {
        classes()
                .that(resideInAPackage(feature + "..").and(not(resideInAPackage(feature))))
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(classes);
    }
}
