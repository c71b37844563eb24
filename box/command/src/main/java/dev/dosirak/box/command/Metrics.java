package dev.dosirak.box.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one process of a service counts about itself, in Prometheus' text format.
record Metrics(List<Sample> samples) {

    static final Metrics NONE = new Metrics(List.of());

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");

    /// @param labels as they stand between the braces
    record Sample(String name, String labels, double value) {

        /// Empty when it has no such label.
        String label(String key) {
            var found = Pattern.compile("(?:^|,)" + key + "=\"([^\"]*)\"").matcher(labels);
            return found.find() ? found.group(1) : "";
        }
    }

    Stream<Sample> of(String name) {
        return samples.stream().filter(it -> it.name.equals(name));
    }

    static Metrics read(String text) {
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

    /// [#NONE] of one that does not answer.
    static Metrics ask(HttpClient http, URI process, String token) {
        var request = HttpRequest.newBuilder(process.resolve("/actuator/prometheus"))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? read(answer.body()) : NONE;
        } catch (IOException e) {
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NONE;
        }
    }
}
