package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.PollPause;
import dev.dosirak.demo.terminal.DisplayWidth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Stays with imports until they are complete: a bar each on a terminal, a line now and then elsewhere.
final class ImportFollower {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final Duration TELL = Duration.ofSeconds(5);
    private static final int WIDEST_NAME = 30;

    private final Terminal terminal;
    private final Clock clock;
    private final Frame frame;
    private final Map<String, ReportedState> reported = new HashMap<>();

    private record ReportedState(Instant at, boolean heldUp, boolean complete) {}

    ImportFollower(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.frame = new Frame(terminal);
    }

    /// @throws Unanswered when a service stops answering; its import goes on when it is back
    void follow(List<ImportCourse> courses) {
        show(courses);
        while (courses.stream().anyMatch(it -> !it.isComplete())
                && !Thread.currentThread().isInterrupted()) {
            PollPause.of(POLL_INTERVAL);
            courses.forEach(it -> it.look(clock.instant()));
            show(courses);
        }
    }

    private void show(List<ImportCourse> courses) {
        if (terminal.live()) {
            frame.show(lines(courses));
        } else {
            courses.forEach(this::report);
        }
    }

    private List<String> lines(List<ImportCourse> courses) {
        int widest = courses.stream()
                .mapToInt(it -> DisplayWidth.of(it.copy()))
                .max()
                .orElse(0);
        int name = Math.min(widest, WIDEST_NAME);
        int room = terminal.columns() - name - 2;
        return courses.stream()
                .map(it -> DisplayWidth.fit(it.copy(), name) + "  " + coloured(it, room))
                .toList();
    }

    private String coloured(ImportCourse course, int room) {
        var words = course.describe(room);
        if (course.isComplete()) {
            return terminal.green(words);
        }
        return course.isStalled() ? terminal.red(DisplayWidth.fit(words, room)) : words;
    }

    private void report(ImportCourse course) {
        var now = clock.instant();
        var before = reported.getOrDefault(course.copy(), new ReportedState(now, false, false));
        var due = course.isComplete() || course.isStalled() != before.heldUp || now.isAfter(before.at.plus(TELL));
        if (!before.complete && due) {
            terminal.out().println("%s: %s".formatted(course.copy(), course.describe(0)));
        }
        var at = due ? now : before.at;
        reported.put(course.copy(), new ReportedState(at, course.isStalled(), course.isComplete()));
    }
}
