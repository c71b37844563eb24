package dev.dosirak.drills.drill;

import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.drills.drill.LoadTool.Arrival;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.OrderFixture;
import dev.dosirak.drills.rig.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// What a drill works with while it is played: its platform, its load, and where it says what came of it.
public final class DrillRun {

    private static final double USUAL_RATE = 12;
    private static final double LEAST_RATE = 0.5;
    private static final Duration LONGEST = Duration.ofMinutes(11);
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Mode mode;
    private final LoadOptions options;
    private final Platform platform;
    private final Figures figures;
    private final Path folder;
    private final List<Phase> phases = new ArrayList<>();
    private final List<Panel> panels = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<KeyFigure> keyFigures = new ArrayList<>();
    private String outcome = "";
    private List<OrderAnswer> answers = List.of();
    private Instant begun = Instant.EPOCH;
    private double rate;

    DrillRun(Mode mode, LoadOptions options, Platform platform, Figures figures, Path folder) {
        this.mode = mode;
        this.options = options;
        this.rate = options.rate().orElse(USUAL_RATE);
        this.platform = platform;
        this.figures = figures;
        this.folder = folder;
    }

    public Mode mode() {
        return mode;
    }

    public Platform platform() {
        return platform;
    }

    public Figures figures() {
        return figures;
    }

    /// Chooses the same in every run with this seed.
    public SplittableRandom random() {
        return new SplittableRandom(options.seed());
    }

    /// So many seconds of the script last this long in this run.
    public Duration scaled(double seconds) {
        return Duration.ofMillis(Math.round(seconds * options.scale() * 1_000));
    }

    /// Seconds since the load began.
    public double second(Instant at) {
        return Duration.between(begun, at).toMillis() / 1_000.0;
    }

    /// When the load began.
    public Instant begun() {
        return begun;
    }

    /// Orders per second.
    public double rate() {
        return rate;
    }

    /// Whether the platform keeps up with the load since then.
    @FunctionalInterface
    public interface Capacity {
        boolean isEnough(Instant since) throws InterruptedException, SQLException;
    }

    /// Lets customers order before anything counts: a platform that has just started is slow. Where nobody has
    /// said how many, there are fewer of them until the platform keeps up, so that the incident is measured and
    /// not the machine.
    ///
    /// @throws CannotMeasure when it keeps up with nobody
    public void warmUp(OrderFixture fixture, List<UUID> methods, Capacity capacity)
            throws IOException, InterruptedException, SQLException {
        LoadTool.prepare(platform.root(), folder.resolve("load-build.log"));
        order(fixture, methods);
        for (var since = order(fixture, methods); !capacity.isEnough(since); since = order(fixture, methods)) {
            if (options.rate().isPresent()) {
                figures.say("the platform does not keep up with %.1f orders/s", rate);
                return;
            }
            rate /= 2;
            if (rate < LEAST_RATE) {
                throw new CannotMeasure("the platform keeps up with no orders at all on this machine");
            }
        }
    }

    private Instant order(OrderFixture fixture, List<UUID> methods) throws IOException, InterruptedException {
        figures.say("warming up: %.1f orders/s for %d s", rate, WARM_UP.toSeconds());
        var since = Instant.now();
        try (var tool = LoadTool.start(platform.root(), folder, arrivals(fixture, methods, WARM_UP), rate, WARM_UP)) {
            tool.await();
        }
        return since;
    }

    /// Something that happens during the load.
    @FunctionalInterface
    public interface Incident {
        void strike(Timeline timeline) throws IOException, InterruptedException, SQLException;
    }

    /// Lets customers order for this time, chosen by the seed, while an incident goes on.
    public void load(OrderFixture fixture, List<UUID> methods, Duration time, Incident incident)
            throws IOException, InterruptedException, SQLException {
        if (time.compareTo(LONGEST) > 0) {
            throw new CannotMeasure(
                    "customers stay logged in for a quarter of an hour; a smaller --scale, or fewer parts");
        }
        figures.say("the load: %.1f orders/s for %d s (Gatling, open model)", rate, time.toSeconds());
        try (var tool = LoadTool.start(platform.root(), folder, arrivals(fixture, methods, time), rate, time)) {
            tool.awaitFirst();
            begun = tool.answers().getFirst().at();
            incident.strike(new Timeline(tool));
            tool.await();
            answers = tool.answers();
        }
        var end = second(Instant.now());
        if (!phases.isEmpty() && phases.getLast().to() < end) {
            var last = phases.removeLast();
            phases.add(new Phase(last.name(), last.from(), end, last.ill()));
        }
    }

    private List<Arrival> arrivals(OrderFixture fixture, List<UUID> methods, Duration time) {
        var random = random();
        var arrivals = new ArrayList<Arrival>();
        for (long i = 0; i < Math.ceil(rate * time.toSeconds()) + 1; i++) {
            int number = random.nextInt(fixture.customers().size());
            Member customer = fixture.customers().get(number);
            var shop = fixture.shops().get(random.nextInt(fixture.shops().size()));
            arrivals.add(new Arrival(customer.id(), customer.token(), OrderFixture.order(shop, methods.get(number))));
        }
        return arrivals;
    }

    /// The clock of the incident.
    public final class Timeline {

        private final LoadTool tool;

        Timeline(LoadTool tool) {
            this.tool = tool;
        }

        /// From now on, for this long; returns when it is over.
        ///
        /// @param ill whether something is broken
        public Phase phase(String name, Duration time, boolean ill) throws InterruptedException {
            figures.say("%s, for %d s", name, time.toSeconds());
            var from = phases.isEmpty() ? 0 : second(Instant.now());
            if (!phases.isEmpty()) {
                var last = phases.removeLast();
                phases.add(new Phase(last.name(), last.from(), from, last.ill()));
            }
            Thread.sleep(time);
            var phase = new Phase(name, from, second(Instant.now()), ill);
            phases.add(phase);
            return phase;
        }

        /// What customers were told so far.
        public List<OrderAnswer> answers() throws IOException {
            return tool.answers();
        }
    }

    /// What customers were told, for whoever checks that it is so.
    public List<CommandRecord> journal() {
        return answers.stream().map(OrderAnswer::toRecord).toList();
    }

    public List<OrderAnswer> answers() {
        return answers;
    }

    public List<Phase> phases() {
        return List.copyOf(phases);
    }

    /// Adds a picture to the report.
    public void show(Panel panel) {
        panels.add(panel);
    }

    /// Something that must be true in this mode.
    public void check(String name, boolean held, String detail, Object... values) {
        checks.add(new Check(name, held, detail.formatted(values)));
    }

    /// The same of what a bench has a figure for.
    public void goal(String name, boolean reached, String detail, Object... values) {
        checks.add(new Check(name, reached, detail.formatted(values), false));
    }

    /// What came out, in a sentence.
    public void outcome(String sentence, Object... values) {
        outcome = sentence.formatted(values);
    }

    /// A number that says most of it.
    ///
    /// @param words what it counts
    public void keyFigure(String value, String words) {
        keyFigures.add(new KeyFigure(value, words));
    }

    /// Keeps raw results beside the report, as a table with commas.
    ///
    /// @param head the columns
    public void keep(String file, String head, List<String> rows) throws IOException {
        var lines = new ArrayList<>(List.of(head));
        lines.addAll(rows);
        Files.write(folder.resolve(file), lines);
    }

    List<Panel> panels() {
        return panels;
    }

    String outcome() {
        return outcome;
    }

    List<KeyFigure> keyFigures() {
        return keyFigures;
    }

    List<Check> checks() {
        return checks;
    }
}
