package dev.dosirak.drills.drill;

import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Plays a drill from beginning to end.
public final class DrillRunner {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final long MEGABYTE = 1 << 20;

    private DrillRunner() {}

    /// @return the exit code: 0 as it should be, 1 could not be played, 3 a promise was broken, 4 the failure was not
    /// shown
    public static int run(Drill drill, DrillOptions options) {
        return Bench.drill(drill.name(), (platform, figures) -> play(drill, options, platform, figures));
    }

    private static int play(Drill drill, DrillOptions options, Platform platform, Figures figures)
            throws IOException, InterruptedException, SQLException {
        var at = Instant.now();
        var folder = Files.createDirectories(options.results()
                .orElseGet(() -> platform.root()
                        .resolve("target/drills")
                        .resolve("%s-%s-%s".formatted(drill.name(), options.mode(), STAMP.format(at)))));
        figures.say("mode %s, seed %d; results go to %s", options.mode(), options.seed(), folder);
        var run = new DrillRun(options, platform, figures, folder);
        drill.play(run);
        var phases = run.phases();
        var result = new DrillResult(
                drill.name(),
                drill.story(),
                options.mode(),
                drill.design(options.mode()),
                at,
                phases.getLast().to(),
                origin(platform.root(), options),
                options.command(drill.name()),
                phases,
                phases.stream().map(it -> stats(run, it)).toList(),
                AnswerStats.of(run.answers()),
                run.panels(),
                run.checks());
        TerminalTable.print(result, System.out);
        var report = folder.resolve("report.html");
        Files.writeString(report, HtmlReport.of(result));
        keepChecks(folder, result);
        // Tokens of customers.
        Files.deleteIfExists(folder.resolve("customers.ndjson"));
        System.out.println("Report: " + report);
        return result.exitCode();
    }

    private static AnswerStats stats(DrillRun run, Phase phase) {
        return AnswerStats.of(run.answers().stream()
                .filter(it -> phase.has(run.second(it.at())))
                .toList());
    }

    private static void keepChecks(Path folder, DrillResult result) throws IOException {
        Files.write(
                folder.resolve("checks.csv"),
                result.checks().stream()
                        .map(it -> "%s,\"%s\",\"%s\"".formatted(it.held(), quoted(it.name()), quoted(it.detail())))
                        .toList());
    }

    private static String quoted(String text) {
        return text.replace("\"", "\"\"");
    }

    private static Map<String, String> origin(Path root, DrillOptions options) {
        var origin = new LinkedHashMap<String, String>();
        var runtime = Runtime.getRuntime();
        origin.put("seed", Long.toString(options.seed()));
        origin.put("load", "%s orders/s, Gatling, constant arrival rate".formatted(options.rate()));
        origin.put(
                "machine",
                "%d processors, %s %s, Java %s"
                        .formatted(
                                runtime.availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                System.getProperty("java.version")));
        origin.put("memory of the drill", "%d MB".formatted(runtime.maxMemory() / MEGABYTE));
        origin.put("sources", commit(root));
        return origin;
    }

    private static String commit(Path root) {
        try {
            var git = new ProcessBuilder(List.of("git", "describe", "--always", "--dirty"))
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : "a release archive";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
