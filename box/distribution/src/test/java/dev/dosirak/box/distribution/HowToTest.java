package dev.dosirak.box.distribution;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of the changes that people make names what is there.
class HowToTest {

    private static final Pattern TECHNOLOGY =
            Pattern.compile("(?:edge|business|query|outside)/.*/src/main/java/dev/dosirak/\\w+/\\w+/(\\w+)/");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `FEATURE/.*?\\|");
    private static final Pattern FOLDER = Pattern.compile("`FEATURE/(\\w+)`");

    private final Repository repository = Repository.find();
    private final String page = repository.read("docs/how-to.md");
    private final List<String> files;

    HowToTest() throws IOException {
        files = repository.files();
    }

    @Test
    void everyPathLeadsSomewhere() {
        assertThat(HowToPath.all(page))
                .isNotEmpty()
                .filteredOn(it -> files.stream().noneMatch(it.leadsTo()))
                .isEmpty();
    }

    @Test
    void itsTableHasEveryTechnology() {
        assertThat(ROW.matcher(page)
                        .results()
                        .map(MatchResult::group)
                        .flatMap(it -> FOLDER.matcher(it).results())
                        .map(it -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(files.stream()
                        .map(TECHNOLOGY::matcher)
                        .filter(Matcher::lookingAt)
                        .map(it -> it.group(1))
                        .collect(toSet()));
    }

    /// A path as `docs/how-to.md` writes it: `FEATURE/postgres/…Metrics`, `contracts/events/<service>`. It
    /// stands for a file, named with or without its ending, or for a folder.
    private record HowToPath(String text) {

        private static final Pattern PATH = Pattern.compile(
                "`((?:FEATURE|SERVICE|business|query|edge|contracts|platform|box|docs)(?:/[^`\\s]+)?)`");
        private static final Pattern ALTERNATIVES = Pattern.compile("(.*)\\{(.*)}(.*)");

        private static final String SERVICE = "(?:edge|business/\\w+|query|outside)/[\\w-]+";
        private static final String PACKAGE = "/java/dev/dosirak/\\w+";

        /// All of a page; of `{postgres,http}` each.
        static List<HowToPath> all(String page) {
            return PATH.matcher(page)
                    .results()
                    .flatMap(it -> alternatives(it.group(1)))
                    .map(HowToPath::new)
                    .toList();
        }

        private static Stream<String> alternatives(String path) {
            var some = ALTERNATIVES.matcher(path);
            return some.matches()
                    ? Stream.of(some.group(2).split(",", -1)).map(it -> some.group(1) + it + some.group(3))
                    : Stream.of(path);
        }

        Predicate<String> leadsTo() {
            var pattern = text.replace(".", "\\.")
                    .replaceFirst("^FEATURE", "SERVICE/main/\\\\w+")
                    .replaceFirst("^SERVICE/main", "SERVICE/src/main" + Matcher.quoteReplacement(PACKAGE))
                    .replaceFirst("^SERVICE/test", "SERVICE/src/test" + Matcher.quoteReplacement(PACKAGE))
                    .replaceFirst("^SERVICE/resources", "SERVICE/src/main/resources")
                    .replaceFirst("^SERVICE", Matcher.quoteReplacement(SERVICE))
                    .replaceAll("<\\w+>|NAME", "[\\\\w-]+")
                    .replace("…", "\\w+");
            return Pattern.compile("^" + pattern + "(?:[/.]|$)").asPredicate();
        }
    }
}
