package dev.dosirak.drills.drill;

import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// The load tool, in a process of its own: customers arrive at a constant rate, whatever becomes of those before them.
///
/// It is no part of what is shipped; a source tree fetches and builds it when the first drill needs it.
final class LoadTool implements AutoCloseable {

    private static final String SIMULATION = "dev.dosirak.drills.load.ArrivingCustomers";
    private static final int BUILD_MINUTES = 8;
    private static final Duration GOODBYE = Duration.ofSeconds(60);

    private final Process process;
    private final Path answers;
    private final Path log;
    private final Duration time;

    private LoadTool(Process process, Path answers, Path log, Duration time) {
        this.process = process;
        this.answers = answers;
        this.log = log;
        this.time = time;
    }

    /// Somebody who will come.
    record Arrival(UUID who, String token, Map<String, Object> order) {}

    /// Builds the tool where that has not been done.
    ///
    /// @throws CannotMeasure when it cannot be had
    static void prepare(Path root, Path log) throws IOException, InterruptedException {
        var module = root.resolve("drills/load");
        if (!Files.exists(module.resolve("pom.xml"))) {
            throw new CannotMeasure("the load tool of drills is not in release archives; run this in a source tree");
        }
        if (Files.isDirectory(module.resolve("target/lib")) && Files.exists(module.resolve("target/load.jar"))) {
            return;
        }
        var maven = System.getenv().getOrDefault("DOSIRAK_MAVEN", "mvn");
        var build = new ProcessBuilder(
                        maven,
                        "-B",
                        "-ntp",
                        "-q",
                        "-Dstyle.color=never",
                        "-pl",
                        ":load",
                        "-DskipTests",
                        "-Dspotless.check.skip",
                        "package")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || build.exitValue() != 0) {
            build.destroy();
            throw new CannotMeasure("the load tool could not be built, see " + log);
        }
    }

    /// @param folder where its files go; the answers are written there as they come
    static LoadTool start(Path root, Path folder, List<Arrival> arrivals, double rate, Duration time)
            throws IOException {
        var customers = folder.resolve("customers.ndjson");
        try (var writer = Files.newBufferedWriter(customers)) {
            for (var arrival : arrivals) {
                writer.write(JsonMapper.shared().writeValueAsString(arrival) + "\n");
            }
        }
        var answers = folder.resolve("requests.ndjson");
        Files.deleteIfExists(answers);
        var target = root.resolve("drills/load/target");
        var log = folder.resolve("load.log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        "%1$s/load.jar:%1$s/lib/*".formatted(target),
                        "-Dload.server=" + server(),
                        "-Dload.customers=" + customers,
                        "-Dload.answers=" + answers,
                        "-Dload.rate=" + String.format(Locale.ROOT, "%.3f", rate),
                        "-Dload.seconds=" + time.toSeconds(),
                        "io.gatling.app.Gatling",
                        "-s",
                        SIMULATION,
                        "-rf",
                        folder.resolve("load").toString(),
                        "-nr")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new LoadTool(process, answers, log, time);
    }

    private static URI server() {
        return BenchAddresses.of(Service.GATEWAY);
    }

    /// Waits for the first customer to be answered.
    void awaitFirst() throws InterruptedException, IOException {
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        while (!Files.exists(answers) || Files.size(answers) == 0) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                throw new CannotMeasure("the load did not begin, see " + log);
            }
            Thread.sleep(50);
        }
    }

    /// What has been answered by now.
    List<OrderAnswer> answers() throws IOException {
        try (var lines = Files.lines(answers)) {
            return lines.filter(it -> it.endsWith("}")).map(OrderAnswer::parse).toList();
        }
    }

    /// Waits until everybody has come and was answered.
    void await() throws InterruptedException {
        if (!process.waitFor(time.plus(GOODBYE).toSeconds(), TimeUnit.SECONDS)) {
            process.destroy();
            throw new CannotMeasure("the load did not end, see " + log);
        }
        if (process.exitValue() != 0) {
            throw new CannotMeasure("the load failed, see " + log);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
