package dev.dosirak.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules themselves: each is shown to fail when it is broken.
class RulesTest {

    static final String FIXTURES = "dev.dosirak.platform.testing.fixture.";

    @TempDir
    Path folder = Path.of("");

    @Test
    void anInsideThatKnowsAFrameworkIsReported() {
        assertThatThrownBy(() -> verify("leaky"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.springframework.stereotype.Component");
    }

    @Test
    void anAdapterThatAnybodyCouldUseIsReported() {
        assertThatThrownBy(() -> verify("shown"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ShownController");
    }

    @Test
    void aServiceOfTheRightShapePasses() {
        assertThatCode(() -> verify("good")).doesNotThrowAnyException();
    }

    @Test
    void aPackageWithoutFeaturesIsReported() {
        assertThatThrownBy(() -> verify("mistyped")).isInstanceOf(AssertionError.class);
    }

    @Test
    void packagesThatKnowEachOtherAreReported() {
        assertThatThrownBy(() -> CycleRules.verify(FIXTURES + "round", classes("round")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Slice kitchen");
        assertThatThrownBy(() -> CycleRules.verifyEachPackage(FIXTURES + "round", classes("round")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Slice kitchen");
    }

    @Test
    void noServiceDependsOnAnother() {
        assertThat(ReactorRules.violations(ReactorRules.root())).isEmpty();
    }

    @Test
    void aLayerThatStandsOnAHigherOneIsReported() {
        module("platform/persistence", "persistence", "<artifactId>web</artifactId>");
        module("platform/testing", "testing", "<artifactId>box</artifactId>");
        module("platform/sync", "sync", "<artifactId>testing</artifactId><scope>test</scope>");
        module("platform/push", "push", "<artifactId>sync</artifactId>");
        module("platform/extras", "extras", "<artifactId>kernel</artifactId>");
        write("pom.xml", """
                <module>platform/persistence</module><module>platform/testing</module><module>platform/sync</module>
                <module>platform/push</module><module>platform/extras</module>
                """);

        assertThat(ReactorRules.layerViolations(folder))
                .containsExactly(
                        "extras has no layer",
                        "persistence stands on web",
                        "push stands on sync",
                        "testing stands on box");
    }

    /// Seen: riders got doors and phones back by repeating a command.
    @Test
    void noAnswerThatIsKeptTellsWhatOneMayNotSeeLater() {
        assertThat(IdempotentAnswers.violations(ReactorRules.root().resolve("contracts/http")))
                .isEmpty();
    }

    @Test
    void anAnswerThatIsKeptAndTellsAPhoneIsReported() {
        write("taxi.yaml", """
                components:
                  schemas:
                    Ride: {properties: {id: {type: string}, to: {$ref: '#/components/schemas/Place'}}}
                    Place: {properties: {phone: {type: string}, via: {items: {$ref: '#/components/schemas/Place'}}}}
                paths:
                  /rides/{id}:
                    get: {responses: {'200': {schema: {$ref: '#/components/schemas/Ride'}}}}
                  /rides/{id}/take:
                    post:
                      parameters: [{name: Idempotency-Key, in: header}]
                      responses: {'200': {schema: {$ref: '#/components/schemas/Ride'}}}
                """);

        assertThat(IdempotentAnswers.violations(folder)).containsExactly("/rides/{id}/take answers phone");
    }

    @Test
    void aProblemThatIsNotSaidInBothLanguagesIsReported() {
        assertThat(ProblemMessageRules.violations("worded", classes("worded")))
                .containsExactly(
                        "worded: no Korean no-bread",
                        "worded: no English no-bread",
                        "worded: no Korean no-bread.title",
                        "worded: no English no-bread.title",
                        "worded: no English no-soup",
                        "worded: nobody says no-fish",
                        "worded: no-fish names other details in Korean than in English",
                        "worded: nobody says no-fish.title",
                        "worded: no-soup in one language only",
                        "worded: no-soup.title is in the wrong language");
    }

    @Test
    void aConstraintThatNobodyCanReadIsReported() {
        assertThat(ConstraintMessageRules.violations(classes("form")))
                .containsExactly(
                        FIXTURES + "form.Lunch: nobody can read [0-9]{4}",
                        "no Korean or no English jakarta.validation.constraints.Max.message",
                        "jakarta.validation.constraints.Pattern.message names other details in Korean than in English",
                        "two-digits is in the wrong language");
    }

    @Test
    void aServiceThatDependsOnAnotherIsReported() {
        module("business/order", "order", "<artifactId>shop</artifactId>");
        module("business/shop", "shop", "<artifactId>kernel</artifactId>");
        write("pom.xml", "<module>business/order</module><module>business/shop</module>");

        assertThat(ReactorRules.violations(folder)).containsExactly("order depends on shop");
    }

    @Test
    void anEventThatBreaksItsContractIsReported() {
        write("order/paid.v1.schema.json", """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["total"],
                 "properties": {"total": {"type": "integer"}}}
                """);
        var contracts = new EventContracts(folder);

        assertThat(contracts.violations("order.paid.v1", "{\"total\": 18000, \"more\": 1}"))
                .isEmpty();
        assertThat(contracts.violations("order.paid.v1", "{}")).isNotEmpty();
        assertThat(contracts.violations("order.paid.v1", "{\"total\": \"18000\"}"))
                .isNotEmpty();
        assertThatThrownBy(() -> contracts.violations("order.lost.v1", "{}")).isInstanceOf(UncheckedIOException.class);
    }

    private static void verify(String fixture) {
        HexagonRules.verify(FIXTURES + fixture, classes(fixture));
    }

    private static JavaClasses classes(String fixture) {
        return new ClassFileImporter().importPackages(FIXTURES + fixture);
    }

    private void module(String path, String artifact, String dependency) {
        write(
                path + "/pom.xml",
                "<parent></parent><artifactId>%s</artifactId><dependency><groupId>dev.dosirak</groupId>%s</dependency>"
                        .formatted(artifact, dependency));
    }

    private void write(String file, String text) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
