package dev.dosirak.drills.drill;

import dev.dosirak.drills.drill.Panel.Counts;
import dev.dosirak.drills.drill.Panel.States;
import dev.dosirak.drills.drill.Panel.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Draws a panel as SVG, with the spans in which something was broken shaded behind it.
final class Chart {

    private static final int WIDTH = 960;
    private static final int LEFT = 84;
    private static final int RIGHT = 12;
    private static final int TOP = 18;
    private static final int BOTTOM = 22;
    private static final int PLOT = 150;
    private static final int ROW = 26;
    private static final int LETTER = 7;
    private static final double LEAST_HIGH = 2;
    private static final int MOST_BARS = 240;
    private static final int MARKS = 4;
    private static final int[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600};
    private static final int MOST_TICKS = 12;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private final StringBuilder svg = new StringBuilder();
    private final List<Phase> phases;
    private final double seconds;
    private final int bucket;

    private Chart(List<Phase> phases, double seconds) {
        this.phases = phases;
        this.seconds = Math.max(1, seconds);
        this.bucket = (int) Math.ceil(this.seconds / MOST_BARS);
    }

    static String of(Panel panel, List<Phase> phases, double seconds) {
        var chart = new Chart(phases, seconds);
        return switch (panel) {
            case Counts it -> chart.counts(it);
            case Times it -> chart.times(it);
            case States it -> chart.states(it);
        };
    }

    private String counts(Counts panel) {
        var bars = new double[panel.kinds().size()][buckets()];
        for (int kind = 0; kind < bars.length; kind++) {
            for (double second : panel.kinds().get(kind).seconds()) {
                if (second >= 0 && second < seconds) {
                    bars[kind][(int) (second / bucket)] += 1.0 / bucket;
                }
            }
        }
        var top = new double[buckets()];
        for (var row : bars) {
            for (int i = 0; i < top.length; i++) {
                top[i] += row[i];
            }
        }
        double most = roundUp(Arrays.stream(top).max().orElse(1));
        begin(panel.title(), PLOT);
        scale(most, PLOT, "/s");
        var base = new double[buckets()];
        double width = x(bucket) - x(0);
        for (int kind = 0; kind < bars.length; kind++) {
            var path = new StringBuilder();
            for (int i = 0; i < base.length; i++) {
                if (bars[kind][i] > 0) {
                    double y = TOP + PLOT * (1 - (base[i] + bars[kind][i]) / most);
                    path.append(String.format(
                            Locale.ROOT,
                            "M%.1f %.1fh%.1fv%.1fh-%.1fz",
                            x(i * bucket),
                            y,
                            Math.max(0.5, width - 0.4),
                            PLOT * bars[kind][i] / most,
                            Math.max(0.5, width - 0.4)));
                    base[i] += bars[kind][i];
                }
            }
            add(
                    "<path class=\"%s\" d=\"%s\"><title>%s</title></path>",
                    css(panel.kinds().get(kind).colour()),
                    path,
                    HtmlReport.text(panel.kinds().get(kind).name()));
        }
        return end(PLOT);
    }

    private String times(Times panel) {
        var perBucket = new ArrayList<List<Double>>();
        for (int i = 0; i < buckets(); i++) {
            perBucket.add(new ArrayList<>());
        }
        panel.moments().stream()
                .filter(it -> it.second() >= 0 && it.second() < seconds)
                .forEach(it -> perBucket.get((int) (it.second() / bucket)).add(it.value()));
        double most = roundUp(
                panel.moments().stream().mapToDouble(Panel.Moment::value).max().orElse(1));
        begin(panel.title(), PLOT);
        scale(most, PLOT, " " + panel.unit());
        line(perBucket, NEARLY_ALL, most, "s-bad");
        line(perBucket, HALF, most, "s-first");
        return end(PLOT);
    }

    private void line(List<List<Double>> perBucket, double share, double most, String css) {
        var path = new StringBuilder();
        boolean drawn = false;
        for (int i = 0; i < perBucket.size(); i++) {
            var values =
                    perBucket.get(i).stream().mapToDouble(it -> it).sorted().toArray();
            if (values.length == 0) {
                drawn = false;
                continue;
            }
            double value = values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
            path.append(String.format(
                    Locale.ROOT,
                    drawn ? "L%.1f %.1f" : "M%.1f %.1fh.1",
                    x((i + HALF) * bucket),
                    TOP + PLOT * (1 - value / most)));
            drawn = true;
        }
        add("<path class=\"line %s\" d=\"%s\"/>", css, path);
    }

    private String states(States panel) {
        int height = ROW * panel.rows().size();
        begin(panel.title(), height);
        for (int i = 0; i < panel.rows().size(); i++) {
            var row = panel.rows().get(i);
            int y = TOP + i * ROW;
            add(
                    "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    LEFT - 6, y + ROW - 9, HtmlReport.text(row.name()));
            for (var state : row.states()) {
                double from = Math.max(0, state.from());
                double to = Math.min(seconds, state.to());
                if (to > from) {
                    double high = Math.max(LEAST_HIGH, (ROW - 8) * state.share());
                    add(
                            "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s"
                                    + " %.1f–%.1f s</title></rect>",
                            css(state.colour()),
                            x(from),
                            y + ROW - 4 - high,
                            x(to) - x(from),
                            high,
                            HtmlReport.text(state.label()),
                            from,
                            to);
                    if (state.share() == 1
                            && x(to) - x(from) > LETTER * (state.name().length() + 1)) {
                        add(
                                "<text class=\"state\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                                (x(from) + x(to)) / 2, y + ROW - 9, HtmlReport.text(state.name()));
                    }
                }
            }
        }
        return end(height);
    }

    private void begin(String title, int plot) {
        add(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, TOP + plot + BOTTOM, HtmlReport.text(title));
        for (int i = 0; i < phases.size(); i++) {
            var phase = phases.get(i);
            double from = x(Math.max(0, phase.from()));
            double width = x(Math.min(seconds, phase.to())) - from;
            add(
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>",
                    phase.ill() ? "ill" : "well",
                    from,
                    0,
                    Math.max(0, width),
                    TOP + plot,
                    HtmlReport.text(phase.name()));
            add("<text class=\"axis\" x=\"%.1f\" y=\"%d\">%d</text>", from + 3, TOP - 5, i + 1);
        }
        int step = Arrays.stream(STEPS)
                .filter(it -> seconds / it <= MOST_TICKS)
                .findFirst()
                .orElse(1_200);
        for (int second = 0; second <= seconds; second += step) {
            add(
                    "<text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d s</text>",
                    x(second), TOP + plot + BOTTOM - 7, second);
        }
    }

    private void scale(double most, int plot, String unit) {
        for (int i = 0; i <= MARKS; i++) {
            double y = TOP + plot * (1 - i / (double) MARKS);
            add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, WIDTH - RIGHT);
            add(
                    "<text class=\"axis\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s%s</text>",
                    LEFT - 6, y + 4, number(most * i / MARKS), unit);
        }
    }

    private String end(int plot) {
        add("<path class=\"frame\" d=\"M%d %dH%d\"/></svg>", LEFT, TOP + plot, WIDTH - RIGHT);
        return svg.toString();
    }

    private int buckets() {
        return (int) Math.ceil(seconds / bucket);
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.min(second, seconds) / seconds;
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    static String css(Panel.Colour colour) {
        return "s-" + colour.name().toLowerCase(Locale.ROOT);
    }

    static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, value < 1 ? "%.2f" : "%.1f", value);
    }

    /// The next number whose quarters read well.
    static double roundUp(double value) {
        if (value <= 0) {
            return 1;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 2, 4, 8, 10}) {
            if (value <= step * unit) {
                return step * unit;
            }
        }
        return 10 * unit;
    }
}
