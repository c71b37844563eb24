package dev.dosirak.box.distribution;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.dosirak.box.template.NewFeature;
import dev.dosirak.box.template.NewService;
import dev.dosirak.platform.embedded.TestInfrastructure;
import dev.dosirak.platform.testing.ReactorRules;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// What `./dosirak new` writes compiles, passes its own tests, and keeps to whatever every service is held to. It is
/// written into a copy of the sources, and compiled and tested there on our class path.
class NewServiceTest {

    private static final Path OURS = ReactorRules.root();
    private static final String CATALOG = "platform/catalog/src";
    private static final String CLASSES = "target/classes";
    private static final String TEST_CLASSES = "target/test-classes";
    private static final String RULES = "box/distribution/src/test";

    /// The service's own come first: they write its contract, which lacks the endpoints of the second command.
    private static final List<String> TESTS = List.of(
            "dev.dosirak.giftcard",
            "dev.dosirak.box.distribution.MapTest",
            "dev.dosirak.platform.catalog.ServiceTest",
            "dev.dosirak.box.distribution.CatalogTest",
            "dev.dosirak.box.distribution.ConventionsTest",
            "dev.dosirak.box.distribution.MigrationsTest",
            "dev.dosirak.box.distribution.PromisedEventsTest");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @BeforeEach
    void copySources() throws IOException {
        Files.createDirectories(root.resolve(".mvn"));
        SourceCopy.run(
                OURS,
                root,
                it -> it.matches("(box/template|contracts|%s|%s)/.*|(.*/)?(pom\\.xml|[A-Z]+\\.md|[a-z-]+-problems.*)"
                        .formatted(CATALOG, RULES)));
    }

    /// One PostgreSQL and one Kafka serve all tests of a build.
    @BeforeEach
    void shareInfrastructure() throws IOException {
        assertThat(TestInfrastructure.get()).isNotNull(); // it runs from now on
        var shared = OURS.resolve("target/test-infrastructure");
        Files.createDirectories(root.resolve("target"));
        Files.createSymbolicLink(root.resolve("target/test-infrastructure"), shared);
    }

    @Test
    void aServiceAndACommandMorePassTheirTestsAndKeepToWhatAllAreHeldTo() throws IOException {
        var service = new NewService(root, "gift-card", "gift-card", "business/shopping");
        service.change().write();
        var platform = read(root.resolve("contracts/http/platform.yaml"));
        new NewFeature(root, "gift-card", "top-up").change().write();

        compile(CLASSES, CATALOG + "/main", service.folder() + "/src/main");
        compile(TEST_CLASSES, CATALOG + "/test", service.folder() + "/src/test", RULES);
        SourceCopy.run(root.resolve(service.folder(), "src/main/resources"), root.resolve(CLASSES), _ -> true);

        assertThat(test()).matches("\\d\\d+ passed\n");
        assertThat(root.resolve("contracts/http/platform.yaml"))
                .as("what the service serves of the platform's contract was there before it was asked")
                .hasContent(platform);
    }

    @Test
    void twoAreMadeOneAfterTheOtherAndKeepWithinTheirColumnsHoweverLongTheirNames() throws IOException {
        var one = new NewService(root, "w".repeat(20), "m".repeat(20), "business");
        var written = one.change();
        written.write();
        var other = new NewService(root, "ok", "ox", "business");
        other.change().write();

        assertThat(other.port()).isNotEqualTo(one.port());
        for (var file : written.created()) {
            if (file.endsWith(".java")) {
                assertThat(Files.readAllLines(root.resolve(file))).as(file).allMatch(it -> it.length() <= 120);
            }
        }
    }

    private void compile(String into, String... folders) throws IOException {
        var classes = root.resolve(into).toString();
        var command = java("javac", "-proc:none", "-parameters", "-nowarn", "-d", classes);
        for (var folder : folders) {
            try (var files = Files.walk(root.resolve(folder))) {
                files.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(command::add);
            }
        }
        run(command);
    }

    /// @return what failed, and how many passed
    private String test() throws IOException {
        var command = java("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");
        command.add(TestRun.class.getName());
        command.add(root.resolve("outcome").toString());
        command.addAll(TESTS);
        run(command);
        return Files.readString(root.resolve("outcome"));
    }

    /// What is compiled here stands before ours.
    private List<String> java(String program, String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(Stream.of(TEST_CLASSES, CLASSES)
                .map(it -> root.resolve(it) + File.pathSeparator)
                .collect(joining("", "", System.getProperty("java.class.path"))));
        return command;
    }

    private void run(List<String> command) throws IOException {
        var log = root.resolve("log");
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.redirectOutput(log.toFile()).environment().put("CONTRACTS_WRITE", "true");
        var process = builder.start();
        process.getOutputStream().close();
        assertThat(process.onExit().join().exitValue()).as(() -> read(log)).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs the tests of packages and classes in the order in which they are named, in a process of its own.
    /// Writes what failed into the file that is named first, and in its last line how many passed.
    static final class TestRun {

        private TestRun() {}

        public static void main(String[] arguments) throws IOException {
            try (var out = new PrintWriter(arguments[0], StandardCharsets.UTF_8)) {
                long passed = 0;
                for (var name : Arrays.asList(arguments).subList(1, arguments.length)) {
                    var summary = new SummaryGeneratingListener();
                    var tests = LauncherDiscoveryRequestBuilder.request()
                            .selectors(name.matches(".*\\.[A-Z]\\w+") ? selectClass(name) : selectPackage(name))
                            .build();
                    LauncherFactory.create().execute(tests, summary);
                    summary.getSummary().printFailuresTo(out, 20);
                    passed += summary.getSummary().getTestsSucceededCount();
                }
                out.println(passed + " passed");
            }
            System.exit(0); // whatever threads the tests have left
        }
    }

    /// Copies what was written by hand from one tree to another.
    private static final class SourceCopy extends SimpleFileVisitor<Path> {

        private static final Set<String> BUILT = Set.of("target", ".git", ".dosirak");

        private final Path from;
        private final Path to;
        private final Predicate<String> wanted;

        private SourceCopy(Path from, Path to, Predicate<String> wanted) {
            this.from = from;
            this.to = to;
            this.wanted = wanted;
        }

        /// @param wanted the paths below `from`
        static void run(Path from, Path to, Predicate<String> wanted) throws IOException {
            Files.walkFileTree(from, new SourceCopy(from, to, wanted));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return BUILT.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            var path = from.relativize(file).toString();
            if (wanted.test(path)) {
                Files.createDirectories(to.resolve(path).getParent());
                Files.copy(file, to.resolve(path));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
