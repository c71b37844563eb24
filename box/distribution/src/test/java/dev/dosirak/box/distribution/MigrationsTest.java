package dev.dosirak.box.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
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
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    /// From before the first release: every database met them at its first start, with empty tables and no
    /// other node. They build indexes while nobody can write, or lock several tables. There are no more of
    /// their kind.
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

    /// One migration, and what it does to tables that are there before.
    ///
    /// @param sql without comments, in one line
    private record Script(String file, String sql, boolean isOutsideATransaction) {

        private static final Pattern MADE = Pattern.compile(
                "create (?:unique )?(?:table|index|view|sequence) (?:concurrently )?(?:if not exists )?(\\w+)");
        private static final Pattern TABLES = Pattern.compile(
                "(?:alter table|alter index|drop table|drop index|delete from|truncate|references) (?:if exists )?(?:only )?(\\w+)"
                        + "|\\bupdate (\\w+) (?:(?:as )?\\w+ )?set\\b"
                        + "|create (?:unique )?index (?:concurrently )?(?:if not exists )?\\w+ on (\\w+)"
                        + "|create trigger [^;]* on (\\w+)");
        private static final Pattern ALTERED = Pattern.compile("alter table (?:only )?(\\w+)");
        private static final Pattern LOCKING_BUILD =
                Pattern.compile("create (?:unique )?index (?:if not exists )?\\w+ on (\\w+)");

        /// A build that still goes on is waited for, an invalid index goes, a valid one stays.
        private static final Pattern REPEATABLE_BUILD = Pattern.compile("do \\$\\$ begin while exists "
                + "\\(select from pg_stat_progress_create_index where relid = '(?<table>\\w+)'::regclass\\) loop "
                + "commit; perform pg_sleep\\(0.5\\); end loop; "
                + "if exists \\(select from pg_index where indexrelid = to_regclass\\('(?<index>\\w+)'\\) and not indisvalid\\) then "
                + "alter index \\k<index> rename to \\k<index>_invalid; "
                + "end if; end \\$\\$; "
                + "drop index concurrently if exists \\k<index>_invalid; "
                + "create (?:unique )?index concurrently if not exists \\k<index> on \\k<table> [^;]+; ?");

        static Script of(Resource resource) {
            try {
                var settings = resource.createRelative(resource.getFilename() + ".conf");
                return new Script(
                        Objects.requireNonNull(resource.getFilename()),
                        resource.getContentAsString(UTF_8)
                                .replaceAll("--.*", "")
                                .replaceAll("\\s+", " ")
                                .strip(),
                        settings.exists() && settings.getContentAsString(UTF_8).contains("executeInTransaction=false"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Tables that were there before and of which it locks rows or all, if only for a moment; indexes as
        /// well.
        Set<String> existingTables() {
            return existing(TABLES);
        }

        /// Tables that were there before and that nobody can use until its transaction ends.
        Set<String> alteredTables() {
            return existing(ALTERED);
        }

        boolean waitsOnlyForSeconds() {
            return sql.startsWith("set local lock_timeout = '5s';");
        }

        boolean buildsConcurrently() {
            return sql.contains("index concurrently");
        }

        /// Tables that were there before and to which nobody can write while it builds an index on them.
        Set<String> lockingBuilds() {
            return existing(LOCKING_BUILD);
        }

        /// What it does besides building indexes so that it may do it again.
        String rest() {
            return REPEATABLE_BUILD.matcher(sql).replaceAll("");
        }

        private Set<String> existing(Pattern pattern) {
            var names = all(pattern);
            names.removeAll(all(MADE));
            return names;
        }

        private Set<String> all(Pattern pattern) {
            return pattern.matcher(sql)
                    .results()
                    .flatMap(it -> IntStream.rangeClosed(1, it.groupCount())
                            .mapToObj(it::group)
                            .filter(Objects::nonNull))
                    .collect(toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return file;
        }
    }
}
