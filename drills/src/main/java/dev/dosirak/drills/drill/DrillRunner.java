package dev.dosirak.drills.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import java.io.IOException;
import java.io.PrintStream;
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
        return Bench.drill(
                drill.name(),
                (platform, figures) -> play(
                                drill,
                                "drill %s --mode %s".formatted(drill.name(), options.mode()),
                                options.mode(),
                                options.load(),
                                platform,
                                figures,
                                System.out)
                        .exitCode());
    }

    /// Plays a drill as a bench, with the remedy; what it measures it tells by itself, and a promise that was
    /// broken is one of the bench's, too. The table goes to standard error.
    ///
    /// @return the exit code of a bench
    public static int bench(Drill drill, LoadOptions options) {
        return Bench.run(drill.name(), (platform, figures) -> {
            var result = play(drill, "bench " + drill.name(), Mode.AFTER, options, platform, figures, System.err);
            result.checks().stream()
                    .filter(it -> it.isPromise() && !it.held())
                    .forEach(it -> figures.broken("%s: %s", it.name(), it.detail()));
        });
    }

    private static DrillResult play(
            Drill drill,
            String command,
            Mode mode,
            LoadOptions options,
            Platform platform,
            Figures figures,
            PrintStream table)
            throws IOException, InterruptedException, SQLException {
        var at = Instant.now();
        var folder = Files.createDirectories(options.results()
                .orElseGet(() -> platform.root()
                        .resolve("target/drills")
                        .resolve("%s-%s-%s".formatted(drill.name(), mode, STAMP.format(at)))));
        figures.say("mode %s, seed %d; results go to %s", mode, options.seed(), folder);
        var run = new DrillRun(mode, options, platform, figures, folder);
        drill.play(run);
        var phases = run.phases();
        var result = new DrillResult(
                drill.name(),
                drill.story(),
                mode,
                drill.design(mode),
                run.outcome(),
                run.keyFigures(),
                at,
                phases.getLast().to(),
                origin(platform.root(), options.seed(), run.rate()),
                "./dosirak %s %s".formatted(command, options.repeated(run.rate())),
                phases,
                phases.stream().map(it -> stats(run, it)).toList(),
                AnswerStats.of(run.answers()),
                run.panels(),
                run.checks());
        TerminalTable.print(result, table);
        var report = folder.resolve("report.html");
        Files.writeString(report, HtmlReport.of(result));
        keepChecks(folder, result);
        // Tokens of customers.
        Files.deleteIfExists(folder.resolve("customers.ndjson"));
        table.println("Report: " + report);
        return result;
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

    private static Map<String, String> origin(Path root, long seed, double rate) {
        var origin = new LinkedHashMap<String, String>();
        var runtime = Runtime.getRuntime();
        origin.put("seed", Long.toString(seed));
        origin.put("load", "%s orders/s, Gatling, constant arrival rate".formatted(rate));
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
            var said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
            return git.waitFor() == 0 ? said : "a release archive";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
