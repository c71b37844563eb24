package dev.dosirak.box.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cache of a class path with one class on it, recorded by a real JVM.
class StartUpCacheTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Home home;

    @SuppressWarnings("NullAway.Init") // set before each test
    private StartUpCache cache;

    /// What is recorded.
    public static final class Hello {
        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }

    @BeforeEach
    void build() throws IOException {
        home = new Home(folder, folder.resolve("data"));
        var own = Files.createDirectories(home.distribution().resolve("own"));
        Files.createDirectories(home.distribution().resolve("lib"));
        Files.createDirectories(home.cache());
        var name = Hello.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(own.resolve("hello.jar")));
                var bytes = Hello.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(bytes).transferTo(jar);
        }
        cache = StartUpCache.of(home);
    }

    @Test
    void onlyWhatWasRecordedToTheEndIsUsed() throws Exception {
        assertThat(cache.use()).isEmpty();
        assertThat(java(cache.recording(), Hello.class.getName())).isZero();
        var fresh = files().getFirst();
        assertThat(fresh).endsWith(".aot.new");
        assertThat(StartUpCache.of(home).exists()).isFalse();
        assertThat(java(cache.trying(), "-version")).isZero();

        cut(home.cache().resolve(fresh));
        assertThat(java(cache.trying(), "-version")).isNotZero();

        assertThat(java(cache.recording(), Hello.class.getName())).isZero();
        cache.commit();
        assertThat(files()).containsExactly(fresh.replace(".new", ""));
        assertThat(StartUpCache.of(home).use())
                .contains("-XX:AOTCache=" + home.cache().resolve(files().getFirst()));
        assertThat(java(StartUpCache.of(home).use(), Hello.class.getName())).isZero();
    }

    @Test
    void ofTwoPlatformsOfOneTreeOneRecords() throws IOException {
        try (var turn = cache.turn().orElseThrow()) {
            assertThat(turn.isValid()).isTrue();
            assertThat(StartUpCache.of(home).turn()).isEmpty();
        }
        try (var later = StartUpCache.of(home).turn().orElseThrow()) {
            assertThat(later.isValid()).isTrue();
        }
    }

    @Test
    void whatAnEarlierRecordingLeftHalfDoneGoesAndIsNeverKept() throws IOException {
        Files.writeString(home.cache().resolve("0000.aot.new"), "half of one");
        Files.writeString(home.cache().resolve("0000.aot.new.config"), "half of one");

        cache.recording();

        assertThat(files()).isEmpty();
        assertThatThrownBy(cache::commit).isInstanceOf(CommandFailed.class);
    }

    @Test
    void nothingThatIsStartedWaitsForIt() {
        var components = Components.of(new Plan(List.of(Service.values()), Topology.TOGETHER, Map.of()), home);

        assertThat(components.getLast().name()).isEqualTo(Components.CACHE);
        assertThat(components.getLast().needs())
                .containsExactlyElementsOf(components.stream()
                        .map(Component::name)
                        .filter(it -> !it.equals(Components.CACHE))
                        .toList());
        assertThat(components).allSatisfy(it -> assertThat(it.needs()).doesNotContain(Components.CACHE));
    }

    @Test
    void itIsRecordedOnNothingOfThePlatforms() {
        var plan = CacheTraining.beside(Map.of(
                "DOSIRAK_PORT_OFFSET", "0",
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "ORDER_DATASOURCE_URL", "jdbc:postgresql://db/order",
                "SEARCH_OPENSEARCH_URIS", "http://search:9200",
                "STOREFRONT_DATA", "/var/storefront",
                "DOSIRAK_SERVICE_JVM", "-Xmx1g"));

        assertThat(plan.ownKafka()).isTrue();
        assertThat(plan.ownDatabases()).contains(Service.ORDER);
        assertThat(plan.environment()).containsEntry("DOSIRAK_SERVICE_JVM", "-Xmx1g");
        assertThat(plan.environment()).doesNotContainKeys("SEARCH_OPENSEARCH_URIS", "STOREFRONT_DATA");
        assertThat(plan.environment().get("DOSIRAK_PORT_OFFSET")).isNotEqualTo("0");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(home.cache())) {
            return all.map(it -> it.getFileName().toString())
                    .filter(it -> it.contains(".aot"))
                    .sorted()
                    .toList();
        }
    }

    private static void cut(Path file) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    private int java(List<String> flags, String main) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.addAll(List.of("-cp", cache.classPath(), main));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(said);
        return process.waitFor();
    }
}
