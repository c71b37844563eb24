package dev.dosirak.drills.rig;

import java.io.PrintStream;
import java.util.Locale;

/// Where a bench says what it does (standard error) and what came out (standard output, `metric value unit`).
public final class Figures {

    private final String bench;
    private final PrintStream out;
    private final PrintStream err;
    private final long begun = System.nanoTime();
    private boolean missed;
    private boolean broken;

    Figures(String bench, PrintStream out, PrintStream err) {
        this.bench = bench;
        this.out = out;
        this.err = err;
    }

    /// One line of what is going on, with minutes and seconds since the bench began.
    public synchronized void say(String line, Object... values) {
        var seconds = (System.nanoTime() - begun) / 1_000_000_000;
        err.printf("%s %d:%02d: %s%n", bench, seconds / 60, seconds % 60, line.formatted(values));
    }

    /// One figure.
    public synchronized void figure(String metric, double value, String unit) {
        out.printf(Locale.ROOT, "%s %s %s%n", metric, number(value), unit);
        out.flush();
    }

    /// One figure that should not be larger than its goal; says so when it is, and remembers it.
    public synchronized void atMost(String metric, double value, String unit, double goal) {
        figure(metric, value, unit);
        if (!(value <= goal)) { // nor is what could not be reckoned
            missed = true;
            say("%s is %s; the goal is at most %s %s", metric, number(value), number(goal), unit);
        }
    }

    /// One figure that should not be smaller than its goal; says so when it is, and remembers it.
    public synchronized void atLeast(String metric, double value, String unit, double goal) {
        figure(metric, value, unit);
        if (!(value >= goal)) {
            missed = true;
            say("%s is %s; the goal is at least %s %s", metric, number(value), number(goal), unit);
        }
    }

    /// How often something happened that was promised never to happen.
    public synchronized void never(String metric, long times, String unit) {
        figure(metric, times, unit);
        if (times > 0) {
            broken("%s is %d; it was promised that there is none", metric, times);
        }
    }

    /// A promise that was not kept, and how.
    public synchronized void broken(String line, Object... values) {
        broken = true;
        say(line, values);
    }

    /// Whether a goal was missed.
    synchronized boolean areMissed() {
        return missed;
    }

    /// Whether a promise was not kept.
    synchronized boolean areBroken() {
        return broken;
    }

    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e12) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }
}
