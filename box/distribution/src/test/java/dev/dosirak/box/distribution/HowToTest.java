package dev.dosirak.box.distribution;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
}
