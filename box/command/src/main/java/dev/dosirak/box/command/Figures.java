package dev.dosirak.box.command;

import dev.dosirak.platform.catalog.Metrics.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What all nodes of all services count.
record Figures(List<ServiceState> services) {

    record Named<T>(String name, T what) {}

    /// 0 when there is none.
    double longest(StatusMetric statusMetric, Predicate<String> which) {
        return largest(statusMetric, which).values().stream()
                .mapToDouble(it -> it)
                .max()
                .orElse(0);
    }

    /// By label; every node says the same of what stands in one database. Zeros are left out.
    Map<String, Double> largest(StatusMetric statusMetric, Predicate<String> which) {
        return of(statusMetric)
                .map(Named::what)
                .filter(it -> it.value() > 0 && which.test(it.label(statusMetric.label())))
                .collect(
                        Collectors.toMap(it -> it.label(statusMetric.label()), Sample::value, Math::max, TreeMap::new));
    }

    /// Those that are not zero.
    List<Named<Sample>> some(StatusMetric statusMetric) {
        return of(statusMetric).filter(it -> it.what().value() > 0).toList();
    }

    /// Named by its label, and by the node where there are several, each of which has its own.
    Stream<Named<Sample>> of(StatusMetric statusMetric) {
        return services.stream()
                .flatMap(it -> IntStream.range(0, it.metrics().size())
                        .boxed()
                        .flatMap(node -> it.metrics()
                                .get(node)
                                .of(statusMetric.metric())
                                .map(sample -> new Named<>(
                                        sample.label(statusMetric.label())
                                                + (it.nodes() > 1 ? " (node-%d)".formatted(node + 1) : ""),
                                        sample))));
    }
}
