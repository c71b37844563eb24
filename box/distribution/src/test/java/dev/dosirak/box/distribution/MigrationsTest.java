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

/// Flyway does not start a service that meets one version twice. Which numbers are whose is said in CONTRIBUTING.md.
class MigrationsTest {

    private static final MigrationVersion FIRST_OF_A_SERVICE = MigrationVersion.fromVersion("1");
    private static final Pattern NAME = Pattern.compile("V(.+?)__\\w+\\.sql");
    private static final String OF_THE_PLATFORM = "classpath:db/platform";

    /// What every service with migrations has besides, as PostgresConfiguration adds it.
    private static final String LEASE = OF_THE_PLATFORM + "/lease";

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
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            var found = resolver.getResources(location.replace("classpath:", "classpath*:") + "/**/*.sql");
            assertThat(found).as(location).isNotEmpty();
            return Arrays.stream(found).map(Migration::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
