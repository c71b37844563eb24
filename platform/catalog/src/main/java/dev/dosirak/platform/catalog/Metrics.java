package dev.dosirak.platform.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one process of a service counts about itself, in Prometheus' text format.
public record Metrics(List<Sample> samples) {

    public static final Metrics NONE = new Metrics(List.of());

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

    /// @param labels as they stand between the braces
    public record Sample(String name, String labels, double value) {

        /// Empty when it has no such label.
        public String label(String key) {
            var found = Pattern.compile("(?:^|,)" + key + "=\"([^\"]*)\"").matcher(labels);
            return found.find() ? found.group(1) : "";
        }
    }

    public Stream<Sample> of(String name) {
        return samples.stream().filter(it -> it.name.equals(name));
    }

    public static Metrics read(String text) {
        return new Metrics(text.lines().flatMap(it -> sample(it).stream()).toList());
    }

    private static Optional<Sample> sample(String line) {
        var found = LINE.matcher(line);
        if (line.startsWith("#") || !found.matches()) {
            return Optional.empty();
        }
        var labels = found.group(2);
        return Optional.of(new Sample(found.group(1), labels == null ? "" : labels, number(found.group(3))));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
