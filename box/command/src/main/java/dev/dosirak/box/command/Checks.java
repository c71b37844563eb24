package dev.dosirak.box.command;

import dev.dosirak.box.command.Figures.Named;
import dev.dosirak.platform.catalog.Metrics.Sample;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can go wrong without any process dying: events that lag behind, items that were set aside, loops that ended.
final class Checks {

    private static final long MOST_BEHIND = 64_000_000;
    private static final Duration LONGEST_UNREAD = Duration.ofSeconds(20);
    private static final Duration OLDEST_COPY = Duration.ofMinutes(1);
    private static final Duration LONGEST_UNCLEAR = Duration.ofMinutes(2);
    private static final Duration LONGEST_UNCOMPARED = Duration.ofHours(1);
    private static final int NAMED = 3;

    /// What is asked for, withdrawn or in hand is only waited for.
    private static final Predicate<String> UNCLEAR = it -> it.equals("unknown") || it.startsWith("refund-");

    private final List<ServiceState> services;
    private final Figures figures;

    Checks(List<ServiceState> services) {
        this.services = services;
        this.figures = new Figures(services);
    }

    List<Check> all() {
        return List.of(
                outboxes(),
                slots(),
                unreceived(),
                parked(),
                copies(),
                orders(),
                deliveries(),
                payments(),
                gateways(),
                loops(),
                sweeps());
    }

    private Stream<Named<Database>> databases() {
        return services.stream()
                .flatMap(it -> it.database().stream()
                        .map(base -> new Named<>(it.service().key(), base)));
    }

    private List<Named<Database.Slot>> slotsRead() {
        return databases()
                .flatMap(it -> it.what().slot().stream().map(slot -> new Named<>(it.name(), slot)))
                .toList();
    }

    private Check outboxes() {
        var worst = slotsRead().stream()
                .max(Comparator.comparingLong(it -> it.what().behind()));
        var unread = slotsRead().stream()
                .filter(it -> it.what().unread().compareTo(LONGEST_UNREAD) > 0)
                .toList();
        var behind = worst.map(it -> it.what().behind()).orElse(0L);
        var finding = worst.map(it -> "at most %s behind (%s)".formatted(DisplayFormat.bytes(behind), it.name()))
                .orElse("none");
        return new Check(
                "outboxes",
                unread.isEmpty() && behind <= MOST_BEHIND,
                finding
                        + summary(
                                "; nobody reads ",
                                unread,
                                it -> "%s since %s"
                                        .formatted(
                                                it.name(),
                                                DisplayFormat.duration(it.what().unread()))));
    }

    private Check slots() {
        var lost = slotsRead().stream().filter(it -> it.what().lost()).toList();
        var missing = services.stream()
                .filter(it -> it.service().hasOutbox() && it.database().isPresent())
                .filter(it -> it.database().get().slot().isEmpty())
                .map(it -> new Named<>(it.service().key(), it))
                .toList();
        return new Check(
                "slots",
                lost.isEmpty() && missing.isEmpty(),
                slotsRead().size()
                        + summary("; lost: ", lost, Named::name)
                        + summary("; missing: ", missing, Named::name));
    }

    /// What a reader still knows nothing of though it was published again and again.
    private Check unreceived() {
        var inVain = figures.largest(StatusMetric.TOLD_IN_VAIN, _ -> true);
        return new Check("unheard", inVain.isEmpty(), inVain.isEmpty() ? "none" : "told in vain: " + counted(inVain));
    }

    private Check parked() {
        var found = databases()
                .map(it -> new Named<>(it.name(), it.what().parked()))
                .filter(it -> it.what().items() > 0)
                .sorted(Comparator.comparing(
                                (Named<Database.Waiting> it) -> it.what().oldest())
                        .reversed())
                .toList();
        var keys = found.stream().mapToLong(it -> it.what().keys()).sum();
        var worst = summary(
                ": ",
                found,
                it -> "%s %d, oldest %s"
                        .formatted(
                                it.name(),
                                it.what().keys(),
                                DisplayFormat.duration(it.what().oldest())));
        return new Check(
                "parked",
                found.isEmpty(),
                keys + " keys" + worst + (found.isEmpty() ? "" : "; ./dosirak parked tells why"));
    }

    /// Orders that wait longer than usual for a payment, an owner or a rider.
    private Check orders() {
        var overdue = figures.largest(StatusMetric.ORDERS_OVERDUE, _ -> true);
        double oldest = figures.longest(StatusMetric.ORDERS_OLDEST, overdue::containsKey);
        return new Check(
                "orders",
                overdue.isEmpty(),
                overdue.isEmpty()
                        ? "none overdue"
                        : "overdue: %s, the oldest %s".formatted(counted(overdue), seconds(oldest)));
    }

    private Check deliveries() {
        var overdue = figures.largest(StatusMetric.DELIVERIES_OVERDUE, _ -> true);
        return new Check(
                "deliveries", overdue.isEmpty(), overdue.isEmpty() ? "none overdue" : "overdue: " + counted(overdue));
    }

    /// What payment itself waits for: answers of gateways, and people; and whether it compares its gateway's
    /// journal.
    private Check payments() {
        var waiting = figures.largest(StatusMetric.PAYMENTS_WAITING, UNCLEAR);
        var tasks = figures.largest(StatusMetric.PAYMENT_TASKS, _ -> true);
        double longest = figures.longest(StatusMetric.PAYMENTS_OLDEST, UNCLEAR);
        double uncompared = figures.longest(StatusMetric.PAYMENT_JOURNAL_AGE, _ -> true);
        boolean compared = uncompared <= LONGEST_UNCOMPARED.toSeconds();
        var finding = waiting.isEmpty() ? "none unclear" : counted(waiting) + ", the oldest " + seconds(longest);
        return new Check(
                "payments",
                tasks.isEmpty() && longest <= LONGEST_UNCLEAR.toSeconds() && compared,
                finding
                        + (tasks.isEmpty() ? "" : "; for people: " + counted(tasks))
                        + (compared ? "" : "; the gateway's journal not compared for " + seconds(uncompared)));
    }

    /// Payment gateways that get no payments, because they do not answer.
    private Check gateways() {
        var away = figures.some(StatusMetric.GATEWAY_OPEN);
        return new Check(
                "gateways",
                away.isEmpty(),
                (away.isEmpty() ? "all well" : "away")
                        + summary(": ", away, Named::name)
                        + (away.isEmpty() ? "" : "; ./dosirak pg tells more"));
    }

    private static String counted(Map<String, Double> counts) {
        return counts.entrySet().stream()
                .map(it -> "%.0f %s".formatted(it.getValue(), it.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(double value) {
        return DisplayFormat.duration(Duration.ofSeconds((long) value));
    }

    private Check copies() {
        var copies = figures.of(StatusMetric.COPY_AGE).toList();
        var old = copies.stream()
                .filter(it -> !(it.what().value() <= OLDEST_COPY.toSeconds())) // also those of no known age
                .toList();
        var oldest = copies.stream()
                .filter(it -> !Double.isNaN(it.what().value()))
                .max(Comparator.comparingDouble(it -> it.what().value()));
        var aside = figures.some(StatusMetric.COPY_ASIDE);
        return new Check(
                "copies",
                old.isEmpty() && aside.isEmpty(),
                "%d%s%s%s"
                        .formatted(
                                copies.size(),
                                oldest.map(it -> ", the oldest %s (%s)".formatted(seconds(it.what()), it.name()))
                                        .orElse(""),
                                summary("; too old: ", old, it -> it.name() + " " + seconds(it.what())),
                                summary(
                                        "; set aside: ",
                                        aside,
                                        it -> "%s %.0f"
                                                .formatted(it.name(), it.what().value()))));
    }

    private static String seconds(Sample age) {
        return Double.isNaN(age.value())
                ? "never filled"
                : DisplayFormat.duration(Duration.ofSeconds((long) age.value()));
    }

    private Check loops() {
        var all = figures.of(StatusMetric.LOOP_UP).toList();
        var dead = all.stream().filter(it -> it.what().value() < 1).toList();
        var stuck = figures.some(StatusMetric.LOOP_STUCK);
        return new Check(
                "loops",
                dead.isEmpty() && stuck.isEmpty(),
                "%d run%s%s%s"
                        .formatted(
                                all.size() - dead.size(),
                                summary("; dead: ", dead, Named::name),
                                summary("; stuck: ", stuck, Named::name),
                                summary("; begun again: ", figures.some(StatusMetric.LOOP_RESTARTS), Checks::times)));
    }

    private Check sweeps() {
        var aside = figures.largest(StatusMetric.SWEEP_ASIDE, _ -> true);
        return new Check(
                "sweeps",
                aside.isEmpty(),
                "%.0f set aside"
                                .formatted(aside.values().stream()
                                        .mapToDouble(it -> it)
                                        .sum())
                        + summary(": ", List.copyOf(aside.keySet()), it -> it)
                        + summary("; items failed: ", figures.some(StatusMetric.SWEEP_ITEM_FAILURES), Checks::times)
                        + summary("; failed: ", figures.some(StatusMetric.SWEEP_FAILURES), Checks::times));
    }

    private static String times(Named<Sample> sample) {
        return "%s %.0f times".formatted(sample.name(), sample.what().value());
    }

    /// The first few of them, and how many more there are.
    private static <T> String summary(String begin, List<T> found, Function<T, String> each) {
        if (found.isEmpty()) {
            return "";
        }
        var more = found.size() > NAMED ? ", and %d more".formatted(found.size() - NAMED) : "";
        return begin + found.stream().limit(NAMED).map(each).collect(Collectors.joining(", ")) + more;
    }

    /// One thing that somebody who runs the platform should know at a glance.
    ///
    /// @param good false when somebody should look after it
    /// @param finding how it is, in a few words, naming the worst
    record Check(String name, boolean good, String finding) {}
}
