package dev.dosirak.demo.traffic;

import dev.dosirak.demo.terminal.Screen;
import dev.dosirak.demo.terminal.Screen.Style;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Shows traffic, one line per second, until somebody stops it.
public final class TrafficScreen {

    private static final int LINES_PER_HEADER = 20;
    private static final String HEADER = "%7s %7s %7s %8s %9s %7s %7s %6s %6s  %8s %8s"
            .formatted(
                    "s",
                    "placed",
                    "paid",
                    "accepted",
                    "delivered",
                    "refused",
                    "errors",
                    "open",
                    "/s",
                    "p50 ms",
                    "p99 ms");

    private final Screen screen;

    public TrafficScreen(Screen screen) {
        this.screen = screen;
    }

    /// Shows until the latch opens.
    public void show(Traffic traffic, CountDownLatch stop) throws InterruptedException {
        long begun = System.nanoTime();
        var before = traffic.counts();
        for (int second = 0; !stop.await(untilNext(begun, second + 1), TimeUnit.NANOSECONDS); second++) {
            if (second % LINES_PER_HEADER == 0) {
                screen.line(screen.in(Style.DIM, HEADER));
            }
            var now = traffic.counts();
            screen.line(line(second + 1, now, now.placed() - before.placed(), traffic.recentLatencies()));
            before = now;
        }
    }

    private static long untilNext(long begun, int second) {
        return begun + Duration.ofSeconds(second).toNanos() - System.nanoTime();
    }

    private String line(int second, TrafficCounts now, long placed, Latencies recent) {
        return "%7d %7d %7d %8d %9d %7s %7s %6d %6d  %8.1f %8.1f"
                .formatted(
                        second,
                        now.placed(),
                        now.paid(),
                        now.accepted(),
                        now.delivered(),
                        notable(now.refused(), Style.YELLOW),
                        notable(now.errors(), Style.RED),
                        now.open(),
                        placed,
                        recent.millisAt(0.5),
                        recent.millisAt(0.99));
    }

    private String notable(long count, Style style) {
        var padded = "%7d".formatted(count);
        return count == 0 ? padded : screen.in(style, padded);
    }

    /// The last words.
    public void sum(Traffic traffic, Map<UUID, String> stillOpen) {
        var all = traffic.counts();
        var times = traffic.latencies();
        screen.line("");
        screen.line("%,d placed of %,d arrivals, %,d accepted, %,d delivered, %,d rejected, %,d cancelled"
                .formatted(
                        all.placed(), all.arrived(), all.accepted(), all.delivered(), all.rejected(), all.cancelled()));
        screen.line("%,d refused, %,d errors; click to placed: p50 %.1f ms, p99 %.1f ms"
                .formatted(all.refused(), all.errors(), times.millisAt(0.5), times.millisAt(0.99)));
        stillOpen(stillOpen);
    }

    private void stillOpen(Map<UUID, String> orders) {
        if (orders.isEmpty()) {
            screen.line("Nothing is left under way.");
            return;
        }
        var byState =
                orders.values().stream().collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
        var example = orders.entrySet().iterator().next();
        screen.line(screen.in(
                Style.YELLOW,
                "%,d orders are left under way: %s; such as %s, %s"
                        .formatted(
                                orders.size(),
                                byState.entrySet().stream()
                                        .map(it -> "%,d %s".formatted(it.getValue(), it.getKey()))
                                        .collect(Collectors.joining(", ")),
                                example.getKey(),
                                example.getValue())));
    }
}
