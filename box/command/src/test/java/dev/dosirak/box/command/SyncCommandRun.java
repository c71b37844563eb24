package dev.dosirak.box.command;

import dev.dosirak.platform.catalog.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;

/// `./dosirak sync` over some toy services, at noon.
final class SyncCommandRun {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final RecordingTerminal terminal;
    private final StubService[] services;
    private final Clock clock;
    private Set<Service> started = Set.of();

    private SyncCommandRun(RecordingTerminal terminal, Clock clock, StubService... services) {
        this.terminal = terminal;
        this.clock = clock;
        this.services = services;
    }

    static SyncCommandRun over(RecordingTerminal terminal, StubService... services) {
        return new SyncCommandRun(terminal, Clock.fixed(NOON, ZoneOffset.UTC), services);
    }

    /// Ten seconds pass between any two looks at the clock.
    static SyncCommandRun slowly(RecordingTerminal terminal, StubService... services) {
        return new SyncCommandRun(terminal, new SlowClock(), services);
    }

    private static final class SlowClock extends Clock {

        private static final long TEN = 10;
        private Instant now = NOON;

        @Override
        public Instant instant() {
            now = now.plusSeconds(TEN);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /// Services that were started here, whether they answer or not.
    SyncCommandRun started(Service... services) {
        started = Set.of(services);
        return this;
    }

    /// @param complaint what was written to standard error
    record Outcome(int code, String complaint) {}

    Outcome run(String... arguments) {
        var endpoints = new EnumMap<Service, List<SyncEndpoints>>(Service.class);
        for (var each : services) {
            var nodes = endpoints.computeIfAbsent(each.service(), _ -> new ArrayList<>());
            boolean several = Arrays.stream(services)
                            .filter(it -> it.service() == each.service())
                            .count()
                    > 1;
            nodes.add(each.endpoints(several ? "node-" + (nodes.size() + 1) : ""));
        }
        var complaint = new StringWriter();
        var code = Main.commandLine(
                        new SyncCommand(terminal.terminal(), () -> new SyncServices(endpoints, started), clock))
                .setErr(new PrintWriter(complaint, true))
                .execute(arguments);
        return new Outcome(code, complaint.toString().strip());
    }
}
