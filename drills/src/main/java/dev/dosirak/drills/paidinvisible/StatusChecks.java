package dev.dosirak.drills.paidinvisible;

import static java.util.stream.Collectors.toMap;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.Mode;
import dev.dosirak.drills.drill.Panel.Colour;
import dev.dosirak.drills.drill.Panel.Counts;
import dev.dosirak.drills.drill.Panel.Kind;
import dev.dosirak.drills.drill.Panel.Moment;
import dev.dosirak.drills.drill.Panel.Times;
import dev.dosirak.drills.orders.OrderBooks;
import dev.dosirak.drills.orders.OrderBooks.Movement;
import dev.dosirak.drills.orders.OrderBooks.OrderBook;
import dev.dosirak.drills.paidinvisible.StatusLooks.Look;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Who was charged and could not see it, and whether what they saw was honest.
final class StatusChecks {

    private static final String WAITS = "payment-pending";
    private static final Duration ASKED = PaidInvisibleDrill.ASKS_AFTER.plusSeconds(15);
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int ENOUGH = 20;

    private final DrillRun run;
    private final List<Look> looks;
    private final Instant held;
    private final Instant resumed;
    private final List<Charged> charged = new ArrayList<>();
    private final Map<UUID, OrderBook> orders;

    /// @param at when the gateway took the money, by its journal
    /// @param known how long until the order service knew
    private record Charged(UUID order, Instant at, Duration known) {}

    StatusChecks(DrillRun run, OrderBooks books, List<Look> looks, Instant held, Instant resumed) {
        this.run = run;
        this.looks = looks;
        this.held = held;
        this.resumed = resumed;
        this.orders = books.orders().stream().collect(toMap(OrderBook::id, Function.identity()));
        Map<UUID, Instant> taken = books.movements().stream()
                .filter(Movement::approval)
                .collect(toMap(Movement::order, Movement::at, (first, _) -> first));
        orders.values()
                .forEach(order -> Optional.ofNullable(taken.get(order.id()))
                        .ifPresent(at -> order.paid()
                                .ifPresent(
                                        paid -> charged.add(new Charged(order.id(), at, Duration.between(at, paid))))));
    }

    void tell() throws IOException {
        var during = charged.stream()
                .filter(it -> OrderBooks.isIn(it.at(), held, resumed))
                .toList();
        long longest =
                during.stream().mapToLong(it -> it.known().toSeconds()).max().orElse(0);
        long misled = looks.stream()
                .filter(look -> during.stream()
                        .anyMatch(
                                it -> it.order().equals(look.order()) && it.at().isBefore(look.at())))
                .filter(it -> it.own().equals(WAITS))
                .count();
        run.outcome(
                "%d customers were charged while the news of payments stood still. The slowest saw it on the order %d s after "
                        + "the gateway had taken the money.",
                during.size(), longest);
        run.keyFigure("%d s".formatted(longest), "at most from the charge to an order that shows it");
        run.keyFigure(Long.toString(during.size()), "customers were charged meanwhile, by the gateways' journals");
        run.keyFigure(Long.toString(misled), "times somebody who had paid looked and saw 'waiting for payment'");
        run.check("customers are charged meanwhile", during.size() >= ENOUGH, "%d", during.size());
        if (run.mode() == Mode.BEFORE) {
            run.check(
                    "the failure: they are charged and their orders do not show it",
                    longest >= LONG.toSeconds() && misled >= ENOUGH,
                    "up to %d s, seen %d times",
                    longest,
                    misled);
        } else {
            run.check(
                    "orders show the payment within 75 s, whatever news comes",
                    longest <= ASKED.toSeconds(),
                    "%d s at most",
                    longest);
        }
        honest();
        show();
        keep();
    }

    /// What a copy does not show is newer than it says that it is.
    private void honest() {
        var dishonest = looks.stream().filter(this::lies).toList();
        run.check(
                "no copy says that it is newer than it is",
                dishonest.isEmpty() && !looks.isEmpty(),
                "%d of %d looks%s",
                dishonest.size(),
                looks.size(),
                dishonest.isEmpty() ? "" : ", such as " + dishonest.getFirst());
    }

    private boolean lies(Look look) {
        var order = orders.get(look.order());
        if (order == null) {
            return false;
        }
        var missing = look.copied().isEmpty()
                ? Optional.of(order.placed())
                : look.copied().equals(WAITS) ? order.paid() : Optional.<Instant>empty();
        return missing.filter(it -> !it.isAfter(look.asOf())).isPresent();
    }

    private void show() {
        run.show(new Times(
                "From the charge to an order that shows it",
                "Each payment at the second in which the gateway took the money, by its own journal.",
                "s",
                charged.stream()
                        .map(it -> new Moment(run.second(it.at()), it.known().toMillis() / 1_000.0))
                        .toList()));
        run.show(new Counts(
                "What customers saw who looked at an order",
                "Looks at orders placed lately, at the order service.",
                List.of(
                        looks("paid", Colour.GOOD, it -> !it.own().equals(WAITS)),
                        looks("waiting for payment", Colour.BAD, it -> it.own().equals(WAITS)))));
        run.show(new Times(
                "How old the list of orders said it was",
                "The list is a copy; it says until when everything is in it.",
                "s",
                looks.stream()
                        .filter(it -> !it.asOf().equals(Instant.EPOCH))
                        .map(it -> new Moment(
                                run.second(it.at()),
                                Duration.between(it.asOf(), it.at()).toMillis() / 1_000.0))
                        .toList()));
    }

    private Kind looks(String name, Colour colour, java.util.function.Predicate<Look> which) {
        return new Kind(
                name,
                colour,
                looks.stream()
                        .filter(which)
                        .mapToDouble(it -> run.second(it.at()))
                        .toArray());
    }

    private void keep() throws IOException {
        run.keep(
                "charged.csv",
                "order,charged_s,known_after_s",
                charged.stream()
                        .map(it -> String.format(
                                Locale.ROOT,
                                "%s,%.3f,%.3f",
                                it.order(),
                                run.second(it.at()),
                                it.known().toMillis() / 1_000.0))
                        .toList());
        run.keep(
                "looks.csv",
                "at_s,order,as_of_s,copied,own",
                looks.stream()
                        .map(it -> String.format(
                                Locale.ROOT,
                                "%.3f,%s,%.3f,%s,%s",
                                run.second(it.at()),
                                it.order(),
                                run.second(it.asOf()),
                                it.copied(),
                                it.own()))
                        .toList());
    }
}
