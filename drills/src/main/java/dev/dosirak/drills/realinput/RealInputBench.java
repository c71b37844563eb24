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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /// A file of the bench and which of its lines must not get in; all others must.
    ///
    /// @param resource below `/real-input/`
    /// @param refused  lines, counted from 1
    /// @param skipped  rows that are left out on purpose
    /// @param rows     without the header
    private record ExpectedImport(String resource, String name, int rows, Set<Long> refused, int skipped) {

        /// In this order: shops name owners of the first.
        static final List<ExpectedImport> ALL = List.of(
                whole("members-owners.csv", 3),
                whole("members-plain-300.csv", 300),
                // projected, blank, swapped, the Atlantic, projected, Tokyo
                new ExpectedImport("shops-coordinates.csv", "shops-coordinates.csv", 12, lines(3, 4, 5, 6, 7, 11), 0),
                // hours that overlap, hours that are missing
                new ExpectedImport("shops-hours.csv", "shops-hours.csv", 14, lines(14, 15), 0),
                whole("shops-nfd-owner.csv", 1),
                whole("shops-nbsp.csv", 2),
                new ExpectedImport("shops-unknown-owner.csv", "shops-unknown-owner.csv", 1, lines(2), 0),
                // no coordinates; one is closed for good
                new ExpectedImport("localdata-restaurants.csv", "일반음식점 2026-11.csv", 5, lines(4), 1));

        private static ExpectedImport whole(String file, int rows) {
            return new ExpectedImport(file, file, rows, Set.of(), 0);
        }

        private static Set<Long> lines(int... lines) {
            return IntStream.of(lines).asLongStream().boxed().collect(Collectors.toUnmodifiableSet());
        }
    }
}
