package dev.dosirak.drills.realinput;

import dev.dosirak.demo.load.Assumptions;
import dev.dosirak.demo.load.FileImporter;
import dev.dosirak.demo.load.ImportCheckpoints;
import dev.dosirak.demo.load.Progress;
import dev.dosirak.demo.load.RowRefused;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.Operator;
import dev.dosirak.demo.people.Session;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `./dosirak bench real-input`.
@Command(
        name = "real-input",
        header = "Imports files as people have them and checks what became of each row.",
        description = {
            "Public licence data in CP949, coordinates as programs write them, hours past",
            "midnight, names from a Mac, plain passwords, owners nobody knows: a row is",
            "right when it got in and should have, or was refused by name and should be."
        },
        mixinStandardHelpOptions = true)
public final class RealInputBench implements Callable<Integer> {

    private static final Assumptions ASSUMPTIONS = new Assumptions(Optional.of("TRIAL-O1"), Optional.empty());

    @Override
    public Integer call() {
        return Bench.run("real-input", RealInputBench::measure);
    }

    private static void measure(Platform platform, Figures figures) throws IOException, InterruptedException {
        platform.up("--no-city");
        long rows = 0;
        long right = 0;
        try (var api = new Api(Endpoints.fromEnvironment(), CallLog.NONE)) {
            var login = platform.operator();
            var operator = new Operator(Session.login(api, "operator", login.email(), login.password()));
            for (var expectedImport : ExpectedImport.ALL) {
                rows += expectedImport.rows();
                right += right(expectedImport, operator, platform.scratch(), figures);
            }
        }
        figures.figure("real_input.rows_right", 100.0 * right / rows, "%");
        figures.never("real_input.rows_wrong", rows - right, "rows");
    }

    private static long right(ExpectedImport expectedImport, Operator operator, Path folder, Figures figures)
            throws IOException {
        var refused = new ArrayList<RowRefused>();
        var fileImporter =
                new FileImporter(operator, ImportCheckpoints.none(), Progress.NONE, refused::add, _ -> {}, ASSUMPTIONS);
        var summary = fileImporter.run(copy(expectedImport, folder), null, true);
        var lines = refused.stream().map(RowRefused::line).collect(Collectors.toSet());
        var wrong = new HashSet<>(lines);
        wrong.removeAll(expectedImport.refused());
        var missed = new HashSet<>(expectedImport.refused());
        missed.removeAll(lines);
        refused.stream()
                .filter(it -> wrong.contains(it.line()))
                .forEach(it -> figures.say("%s:%d should be in: %s", it.file(), it.line(), it.reason()));
        missed.forEach(it -> figures.say("%s:%d should be refused", expectedImport.name(), it));
        if (summary.skipped() != expectedImport.skipped()) {
            figures.say(
                    "%s: %d rows left out instead of %d",
                    expectedImport.name(), summary.skipped(), expectedImport.skipped());
        }
        long settled = Math.min(summary.settled(), expectedImport.rows());
        return Math.max(
                0, settled - wrong.size() - missed.size() - Math.abs(summary.skipped() - expectedImport.skipped()));
    }

    private static Path copy(ExpectedImport expectedImport, Path folder) throws IOException {
        try (var file = Objects.requireNonNull(
                FileImporter.class.getResourceAsStream("/real-input/" + expectedImport.resource()),
                expectedImport.resource())) {
            return Files.write(folder.resolve(expectedImport.name()), file.readAllBytes());
        }
    }
}
