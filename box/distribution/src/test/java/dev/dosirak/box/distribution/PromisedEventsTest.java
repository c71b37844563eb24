package dev.dosirak.box.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.testing.ReactorRules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Members left, and nobody heard it. Whatever a contract promises is heard by a service, or it is written down why
/// not.
class PromisedEventsTest {

    static final Path CONTRACTS = ReactorRules.root().resolve("contracts/events");
    static final Pattern PERSON = Pattern.compile("\\b(customer|owner|rider|member)(_id)?\\b");
    static final Map<String, String> NEED_NOT_HEAR_IT = Map.of("identity", "it is the one who tells it");
    static final Path REASONS = CONTRACTS.resolve("without-consumer.properties");

    @Test
    void eachPromisedEventIsHeardOrItIsWrittenDownWhyNot() throws IOException {
        var silent = new TreeSet<>(promised());
        silent.removeAll(consumed());

        assertThat(reasons().stringPropertyNames())
                .as("the events in %s", REASONS)
                .containsExactlyInAnyOrderElementsOf(silent);
        assertThat(reasons().values())
                .as("the reasons")
                .allMatch(it -> it.toString().length() > 10);
    }

    @Test
    void nobodyWaitsForWhatNobodyPromised() throws IOException {
        assertThat(promised()).containsAll(consumed());
    }

    /// Where migrations name a person, something of one is kept.
    @Test
    void theDepartureOfAMemberIsHeardByEveryServiceThatHoldsSomethingOfOne() throws IOException {
        var consumers = new Beans<>(Subscription.class)
                .all().stream()
                        .filter(it -> it.types().contains("identity.member-left.v1"))
                        .map(it -> it.consumer().split("\\.")[0])
                        .collect(Collectors.toSet());

        assertThat(consumers).containsExactlyInAnyOrderElementsOf(holders());
    }

    private static Set<String> holders() throws IOException {
        var holders = new TreeSet<String>();
        for (var migration : new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/*.sql")) {
            if (PERSON.matcher(withoutComments(migration)).find()) {
                var folders = migration.getURL().getPath().split("/");
                holders.add(folders[folders.length - 2]);
            }
        }
        holders.removeAll(NEED_NOT_HEAR_IT.keySet());
        return holders;
    }

    private static String withoutComments(Resource sql) throws IOException {
        return sql.getContentAsString(UTF_8).replaceAll("--.*", "");
    }

    private static Set<String> consumed() {
        return new Beans<>(Subscription.class)
                .all().stream().flatMap(it -> it.types().stream()).collect(Collectors.toSet());
    }

    private static Set<String> promised() throws IOException {
        try (var schemas = Files.walk(CONTRACTS)) {
            return schemas.filter(it -> it.toString().endsWith(".schema.json"))
                    .map(it -> CONTRACTS.relativize(it).toString())
                    .map(it -> it.replace(File.separatorChar, '.').replace(".schema.json", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static Properties reasons() throws IOException {
        var reasons = new Properties();
        try (var file = Files.newBufferedReader(REASONS)) {
            reasons.load(file);
        }
        return reasons;
    }
}
