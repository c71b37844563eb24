package dev.dosirak.drills.dark;

import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// Looks every half second how old the storefront says that its shops are, and draws that.
final class FreshnessPlot implements AutoCloseable {

    private static final long PAUSE_MILLIS = 500;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int BOTTOM = 40;
    private static final int TOP = 30;

    private final Web web = new Web();
    private final Instant begun = Instant.now();
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("ages").start(this::look);

    /// @param age negative when nobody answered
    private record Sample(double at, double age) {}

    private record Mark(double at, String text) {}

    private void look() {
        var uri = BenchAddresses.window().resolve("/api/v1/storefront/freshness");
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var answer = web.get(uri, "");
                var shops = answer.body().path("shops").asString("");
                var now = Instant.now();
                samples.add(new Sample(seconds(begun, now), shops.isEmpty() ? -1 : seconds(Instant.parse(shops), now)));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    /// Something happens now.
    void mark(String text) {
        marks.add(new Mark(seconds(begun, Instant.now()), text));
    }

    /// Writes a picture (SVG).
    void draw(Path file) throws IOException {
        double last = samples.stream().mapToDouble(Sample::at).max().orElse(1);
        double oldest =
                Math.max(5, samples.stream().mapToDouble(Sample::age).max().orElse(1));
        var svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="18" font-size="14">How old the shops are that the storefront shows (s)</text>
                """.formatted(WIDTH, HEIGHT, LEFT));
        for (int line = 0; line <= 4; line++) {
            double age = oldest * line / 4;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>%n",
                    LEFT,
                    WIDTH - 10,
                    y(age, oldest),
                    y(age, oldest),
                    LEFT - 6,
                    y(age, oldest) + 4,
                    age));
        }
        for (var mark : marks) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#c33\" stroke-dasharray=\"4\"/>"
                            + "<text x=\"%.1f\" y=\"%d\" fill=\"#c33\" text-anchor=\"end\">%s</text>%n",
                    x(mark.at(), last),
                    x(mark.at(), last),
                    TOP,
                    HEIGHT - BOTTOM,
                    x(mark.at(), last) - 4,
                    TOP + 12 + 16 * (marks.indexOf(mark) % 4),
                    mark.text()));
        }
        svg.append("<path fill=\"none\" stroke=\"#236\" stroke-width=\"2\" d=\"")
                .append(path(last, oldest))
                .append("\"/>\n");
        for (int second = 0; second <= last; second += 20) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d s</text>%n",
                    x(second, last),
                    HEIGHT - BOTTOM + 18,
                    second));
        }
        svg.append("</svg>\n");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, svg);
    }

    private String path(double last, double oldest) {
        var path = new StringBuilder();
        boolean pen = false;
        for (var sample : samples) {
            if (sample.age() >= 0) {
                path.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f ", pen ? "L" : "M", x(sample.at(), last), y(sample.age(), oldest)));
            }
            pen = sample.age() >= 0;
        }
        return path.toString();
    }

    private static double x(double at, double last) {
        return LEFT + (WIDTH - 10 - LEFT) * at / last;
    }

    private static double y(double age, double oldest) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * age / oldest;
    }

    @Override
    public void close() {
        thread.interrupt();
        web.close();
    }
}
