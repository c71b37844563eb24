package dev.dosirak.demo.story;

import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.terminal.DisplayWidth;
import dev.dosirak.demo.terminal.Screen;
import dev.dosirak.demo.terminal.Screen.Style;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Writes the story down, each line with its time since the click.
final class StoryPrinter implements CallLog {

    private static final int WHO = 8;
    private static final int WHAT = 54;
    private static final int WIDTH = 92;
    private static final Pattern ID = Pattern.compile("([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final long NOT_YET = Long.MIN_VALUE;

    private final Screen screen;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private volatile long clickedAt = NOT_YET;

    StoryPrinter(Screen screen) {
        this.screen = screen;
    }

    void clicked() {
        clickedAt = System.nanoTime();
    }

    double secondsSinceClick() {
        return clickedAt == NOT_YET ? 0 : (System.nanoTime() - clickedAt) / 1e9;
    }

    int calls() {
        return calls.get();
    }

    int events() {
        return events.get();
    }

    void title(String text) {
        screen.line("");
        screen.line(screen.in(Style.BOLD, text));
    }

    /// What a person does next.
    void chapter(String text) {
        screen.line("");
        screen.line(screen.in(Style.BOLD, DisplayWidth.fit("  " + text, WIDTH).stripTrailing()));
    }

    void remark(String text) {
        screen.line(screen.in(Style.DIM, "            " + text));
    }

    @Override
    public void onAttempt(Attempt attempt) {
        calls.incrementAndGet();
        if (!attempt.path().startsWith(HistoryWatch.PATH)) {
            call(attempt, "");
        }
    }

    /// A call, and what came of it.
    void call(Attempt attempt, String then) {
        var status = attempt.status() == Api.NO_ANSWER ? "---" : Integer.toString(attempt.status());
        var colour = attempt.status() >= 200 && attempt.status() < 400 ? Style.GREEN : Style.RED;
        var what = DisplayWidth.fit("%-4s %s".formatted(attempt.method(), shortened(attempt.path())), WHAT);
        line(
                Style.CYAN,
                attempt.who(),
                what + " " + screen.in(colour, status) + " %5d ms".formatted(attempt.millis()) + then);
    }

    void event(String type) {
        events.incrementAndGet();
        line(Style.MAGENTA, "event", screen.in(Style.MAGENTA, type));
    }

    void seen(String words) {
        line(Style.YELLOW, "customer", screen.in(Style.YELLOW, "sees: " + words));
    }

    private void line(Style style, String who, String what) {
        screen.line("  %s  %s %s".formatted(time(), screen.in(style, DisplayWidth.fit(who, WHO)), what));
    }

    private String time() {
        return screen.in(Style.DIM, clickedAt == NOT_YET ? "         " : "%+8.3fs".formatted(secondsSinceClick()));
    }

    private static String shortened(String path) {
        var query = path.indexOf('?');
        var plain = query < 0 ? path : path.substring(0, query) + "?…";
        return ID.matcher(plain).replaceAll("$1…");
    }
}
