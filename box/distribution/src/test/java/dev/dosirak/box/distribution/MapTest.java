package dev.dosirak.box.distribution;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.catalog.Need;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.testing.ReactorRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The maps that people read are of the catalog. `CATALOG_WRITE=true` writes the table.
class MapTest {

    private static final Path ROOT = ReactorRules.root();
    private static final Pattern TABLE =
            Pattern.compile("(?<=<!-- catalog -->\n).*?(?=<!-- /catalog -->)", Pattern.DOTALL);
    private static final Pattern PART = Pattern.compile("(?m)^- \\*\\*(.+?)\\*\\* ");
    private static final Pattern EVENT = Pattern.compile("`([a-z-]+)\\.[a-z*-]+`");
    private static final Pattern PICTURE = Pattern.compile("```\n(.*?)```", Pattern.DOTALL);

    @Test
    void theTableInTheArchitectureIsTheCatalog() throws IOException {
        var file = ROOT.resolve("ARCHITECTURE.md");
        if ("true".equals(System.getenv("CATALOG_WRITE"))) {
            Files.writeString(file, TABLE.matcher(Files.readString(file)).replaceFirst(table()));
        }
        assertThat(TABLE.matcher(Files.readString(file)).results().map(it -> it.group()))
                .containsExactly(table());
    }

    private static String table() {
        return Arrays.stream(Service.values())
                .map(MapTest::row)
                .collect(joining(
                        "",
                        "| service | port | people reach it by | owns | copies | calls | subscribes to | needs |\n"
                                + "|---|---|---|---|---|---|---|---|\n",
                        ""));
    }

    private static String row(Service service) {
        var spec = service.spec();
        var ports = service.endpoints().stream()
                .map(it -> Integer.toString(it.port()))
                .collect(joining(", "));
        var needs = Arrays.stream(Need.values())
                .filter(service::needs)
                .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
        return "| [%s](%s) | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        service.key(),
                        service.folder(),
                        ports,
                        words(spec.routes().stream().map("`%s`"::formatted).toList()),
                        words(spec.owns()),
                        words(spec.copies()),
                        words(spec.calls()),
                        words(spec.subscribesTo()),
                        words(needs));
    }

    private static String words(List<String> some) {
        return some.isEmpty() ? "–" : String.join(", ", some);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md"})
    void thePictureShowsEveryServiceOfOurs(String file) throws IOException {
        var picture = PICTURE.matcher(Files.readString(ROOT.resolve(file)));
        assertThat(picture.find()).isTrue();

        assertThat(picture.group(1).split("[^a-z-]+"))
                .contains(Service.all(it -> !it.isOutside()).stream()
                        .map(Service::key)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void everyReadmeHasTheSamePartsInTheSameOrder(Service service) throws IOException {
        assertThat(PART.matcher(readme(service)).results().map(it -> it.group(1)))
                .startsWith("Owns", "Subscribes to", "Publishes", "Serves", "Settings", "Run", "Start reading");
    }

    @ParameterizedTest
    @EnumSource
    void aReadmeOwnsSubscribesAndPublishesWhatTheCatalogSays(Service service) throws IOException {
        var spec = service.spec();
        var readme = readme(service);
        assertThat(spec.owns())
                .allSatisfy(it -> assertThat(part(readme, "Owns")).contains("`%s`".formatted(it)));
        assertThat(streams(part(readme, "Subscribes to"))).hasSameElementsAs(spec.subscribesTo());
        assertThat(streams(part(readme, "Publishes"))).hasSameElementsAs(spec.publishes());
    }

    private static String readme(Service service) throws IOException {
        return Files.readString(ROOT.resolve(service.folder(), "README.md"));
    }

    private static String part(String readme, String name) {
        return readme.lines()
                .filter(it -> it.startsWith("- **%s** ".formatted(name)))
                .collect(joining());
    }

    /// Of the events that are named, as `order.placed` or `order.*`.
    private static Set<String> streams(String part) {
        return EVENT.matcher(part).results().map(it -> it.group(1)).collect(toSet());
    }
}
