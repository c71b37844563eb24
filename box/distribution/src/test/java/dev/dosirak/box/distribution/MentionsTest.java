package dev.dosirak.box.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What documents and comments mention exists. What a decision of the past says is of its day; only its links must
/// lead somewhere.
class MentionsTest {

    private static final String DECISIONS = "docs/adr/";

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s:]+)(?:#[^)]*)?\\)");
    private static final Pattern SOURCE = Pattern.compile("[\\w./-]*\\w\\.java\\b");

    /// A type of two words or more, as `OrderNames`, `OrderNames.java` or `lifecycle/OrderNames#of(Order)`; one
    /// word may be just a word.
    private static final Pattern TYPE_IN_DOCUMENT =
            Pattern.compile("(?<!`)`@?(?:[\\w-]+[./])*((?:[A-Z][a-z0-9]+){2,})(?:[.#]\\w+…?(?:\\(.*?\\))?)?`(?!`)");

    /// As `OrderNamesTest.aNameIsShort`, or its beginning.
    private static final Pattern TEST_IN_DOCUMENT =
            Pattern.compile("`(?:[\\w-]+[./])*((?:[A-Z][a-z0-9]+){2,})[.#](?!java\\b)([a-z]\\w*)(…?)(?:\\(\\))?`");

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*///.*$");
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`");
    private static final Pattern TYPE_IN_COMMENT = Pattern.compile(
            "@throws (?:[a-z]\\w*\\.)*([A-Z][\\w.]*)|\\[(?:[a-z]\\w*\\.)*([A-Z][\\w.]*)(?:#[\\w(), .]+)?](?![(\\w])");

    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w*)");
    private static final Pattern OF_OTHERS = Pattern.compile("(?m)^import (?:static )?(?!dev\\.dosirak)([\\w.]+);");

    private final Repository repository = Repository.find();
    private final Map<String, String> documents = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();

    /// Ours, as `Service` and `Service.UnknownTarget`.
    private final Set<String> types = new HashSet<>();

    private final Set<String> typesOfOthers = new HashSet<>();

    MentionsTest() throws IOException {
        for (var file : repository.files()) {
            if (file.endsWith(".md")) {
                documents.put(file, repository.read(file));
            } else if (file.endsWith(".java")) {
                sources.put(file, repository.read(file));
            }
        }
        sources.forEach((file, text) -> {
            var topLevel = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
            groups(DECLARED, text).forEach(it -> {
                types.add(it);
                types.add(topLevel + "." + it);
            });
            groups(OF_OTHERS, text)
                    .flatMap(it -> Stream.of(it.split("\\.", -1)))
                    .forEach(typesOfOthers::add);
        });
    }

    @Test
    void everyLinkOfADocumentLeadsToAFile() {
        assertThat(documents).isNotEmpty();
        assertThat(found(
                        documents,
                        (file, text) -> groups(LINK, text)
                                .filter(it -> !Files.exists(
                                        repository.root().resolve(file).resolveSibling(it)))))
                .isEmpty();
    }

    @Test
    void everyTypeThatADocumentNamesExists() {
        documents.keySet().removeIf(it -> it.startsWith(DECISIONS));
        assertThat(documents).isNotEmpty();
        assertThat(found(documents, (_, text) -> matches(SOURCE, text).filter(it -> !isSource(it))))
                .isEmpty();
        assertThat(found(documents, (_, text) -> groups(TYPE_IN_DOCUMENT, text).filter(it -> !exists(it))))
                .isEmpty();
    }

    @Test
    void everyTestThatADocumentNamesExists() {
        documents.keySet().removeIf(it -> it.startsWith(DECISIONS));
        assertThat(found(documents, (_, text) -> missingTests(text))).isEmpty();
    }

    @Test
    void aTestExistsIfItsFileHasIt() {
        assertThat(missingTests("`MentionsTest.aTestExistsIf…`, `MentionsTest#aTestExistsIfItsFileHasIt()`,"
                        + " `MentionsTest.java`, `distribution/StartFailureReason.of`"))
                .isEmpty();
        assertThat(missingTests("`MentionsTest.aTestExists`, `distribution/MentionsTest.anotherOne…`"))
                .containsExactly("MentionsTest.aTestExists", "MentionsTest.anotherOne");
    }

    /// Methods of types of our tests that these do not have.
    private Stream<String> missingTests(String document) {
        return TEST_IN_DOCUMENT
                .matcher(document)
                .results()
                .filter(it -> {
                    var method = "void " + it.group(2) + (it.group(3).isEmpty() ? "" : "\\w*") + "\\(";
                    var texts = testsIn(it.group(1));
                    return !texts.isEmpty()
                            && texts.stream()
                                    .noneMatch(text -> Pattern.compile(method)
                                            .matcher(text)
                                            .find());
                })
                .map(it -> it.group(1) + "." + it.group(2));
    }

    private List<String> testsIn(String type) {
        return sources.entrySet().stream()
                .filter(it -> it.getKey().contains("/src/test/") && it.getKey().endsWith("/" + type + ".java"))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Test
    void everyTypeThatACommentNamesExists() {
        assertThat(sources).isNotEmpty();
        assertThat(found(
                        sources,
                        (_, text) -> matches(COMMENT, text)
                                .map(it -> QUOTED.matcher(it).replaceAll(""))
                                .flatMap(it -> groups(TYPE_IN_COMMENT, it))
                                .filter(it -> !exists(it))))
                .isEmpty();
    }

    /// Each as `README.md: Thing`.
    private static List<String> found(Map<String, String> files, BiFunction<String, String, Stream<String>> wrong) {
        return files.entrySet().stream()
                .flatMap(it -> wrong.apply(it.getKey(), it.getValue()).map(name -> it.getKey() + ": " + name))
                .toList();
    }

    /// Some file's path ends like that.
    private boolean isSource(String path) {
        var end = "/" + path.replaceFirst("^(\\.\\./)+", "");
        return sources.keySet().stream().anyMatch(it -> ("/" + it).endsWith(end));
    }

    private boolean exists(String type) {
        var names = type.split("\\.", -1);
        var first = names[0];
        return types.contains(type.length() == first.length() ? type : first + "." + names[names.length - 1])
                || typesOfOthers.contains(first)
                || isOfJava(first);
    }

    private static boolean isOfJava(String name) {
        try {
            Class.forName("java.lang." + name);
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    /// The first group that matched, of each.
    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1) == null ? it.group(2) : it.group(1));
    }
}
