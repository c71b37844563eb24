package dev.dosirak.box.distribution;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.service.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/// Flyway does not start a service that meets one version twice, and no migration keeps commands from a table for long.
/// Which numbers are whose, and how scripts are written, is said in CONTRIBUTING.md.
class MigrationsTest {

    private static final MigrationVersion FIRST_OF_A_SERVICE = MigrationVersion.fromVersion("1");
    private static final Pattern NAME = Pattern.compile("V(.+?)__\\w+\\.sql");
    private static final String OF_THE_PLATFORM = "classpath:db/platform";

    /// What every service with migrations has besides, as PostgresConfiguration adds it.
    private static final String LEASE = OF_THE_PLATFORM + "/lease";

    /// From before the first release: every database met them at its first start, with empty tables and no other node.
    /// They build indexes while nobody can write, or lock several tables. There are no more of their kind.
    private static final Set<String> OF_THE_FIRST_START = Set.of(
            "V0_6__sync_by_span.sql",
            "V0_7__histories_to_copy.sql",
            "V0_24__answers_by_age.sql",
            "V0_25__parked_bytes.sql",
            "V0_29__unheard.sql",
            "V0_40__set_asides.sql",
            "V1__order.sql",
            "V1_1__tickets_to_copy.sql",
            "V2__deliveries_to_copy.sql",
            "V2__editions.sql",
            "V2__members_to_copy.sql",
            "V2__shops_to_copy.sql",
            "V2__transactions.sql",
            "V3__absences.sql",
            "V3__tickets_are_asked_for.sql",
            "V3_1__doors.sql",
            "V4__whom_to_ask_again.sql",
            "V20__answers_by_age.sql",
            "V20__bells_by_age.sql",
            "V21__cancelled_before_requested.sql");

    private record Migration(MigrationVersion version, String file) {

        static Migration of(Resource resource) {
            var file = Objects.requireNonNull(resource.getFilename());
            var name = NAME.matcher(file);
            assertThat(name.matches()).as(file).isTrue();
            return new Migration(MigrationVersion.fromVersion(name.group(1)), file);
        }

        boolean isOfAService() {
            return version.compareTo(FIRST_OF_A_SERVICE) >= 0;
        }
    }

    static List<Service> servicesWithADatabase() {
        return Service.all(Service::hasDatabase);
    }

    @ParameterizedTest
    @MethodSource("servicesWithADatabase")
    void noServiceMeetsAVersionTwice(Service service) {
        var all = Stream.concat(locations(service).stream(), Stream.of(LEASE));

        assertThat(twice(all.flatMap(MigrationsTest::in))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servicesWithADatabase")
    void theMigrationsOfAServiceBeginWithVersionOne(Service service) {
        var own = locations(service).stream()
                .filter(it -> !it.startsWith(OF_THE_PLATFORM))
                .flatMap(MigrationsTest::in);

        assertThat(own).isNotEmpty().allMatch(Migration::isOfAService);
    }

    /// So that any of its folders may be added to any service.
    @Test
    void thePlatformGivesEachVersionOnceAndNoneOfAService() {
        assertThat(in(OF_THE_PLATFORM)).isNotEmpty().noneMatch(Migration::isOfAService);
        assertThat(twice(in(OF_THE_PLATFORM))).isEmpty();
    }

    static Stream<Script> scripts() {
        return resources("classpath:db").map(Script::of);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whoWaitsForATableDoesNotKeepOthersWaiting(Script script) {
        assertThat(script.existingTables().isEmpty() || script.isOutsideATransaction() || script.waitsOnlyForSeconds())
                .as("%s sets lock_timeout for %s", script, script.existingTables())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void anIndexIsBuiltBesideCommands(Script script) {
        assertThat(OF_THE_FIRST_START.contains(script.file())
                        || script.lockingBuilds().isEmpty())
                .as("%s builds %s concurrently", script, script.lockingBuilds())
                .isTrue();
    }

    /// Who holds one and waits for another would stop those who come to them the other way.
    @ParameterizedTest
    @MethodSource("scripts")
    void aTransactionLocksOneTable(Script script) {
        assertThat(OF_THE_FIRST_START.contains(script.file())
                        || script.alteredTables().size() <= 1)
                .as("%s alters only one of %s", script, script.alteredTables())
                .isTrue();
    }

    /// PostgresMigration runs it again after it has failed.
    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptOutsideATransactionMayBeRunAgain(Script script) {
        assertThat(script.isOutsideATransaction()).as("%s", script).isEqualTo(script.buildsConcurrently());
        assertThat(script.isOutsideATransaction() ? script.rest() : "")
                .as("%s", script)
                .isEmpty();
    }

    private static TreeMap<MigrationVersion, List<Migration>> twice(Stream<Migration> migrations) {
        var byVersion = migrations.collect(groupingBy(Migration::version, TreeMap::new, toList()));
        byVersion.values().removeIf(it -> it.size() == 1);
        return byVersion;
    }

    private static List<String> locations(Service service) {
        var application = ClassUtils.resolveClassName(service.application(), null);
        var locations = ServiceSettings.of(application).orElseThrow().get("spring.flyway.locations");
        return List.of(String.valueOf(locations).split(",", -1));
    }

    private static Stream<Migration> in(String location) {
        return resources(location).map(Migration::of);
    }

    private static Stream<Resource> resources(String location) {
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            var found = resolver.getResources(location.replace("classpath:", "classpath*:") + "/**/*.sql");
            assertThat(found).as(location).isNotEmpty();
            return Arrays.stream(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
