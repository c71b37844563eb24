package dev.dosirak.drills.shuffle;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.Mode;
import dev.dosirak.drills.drill.Panel.Colour;
import dev.dosirak.drills.drill.Panel.Counts;
import dev.dosirak.drills.drill.Panel.Kind;
import dev.dosirak.drills.drill.Panel.Moment;
import dev.dosirak.drills.drill.Panel.Times;
import dev.dosirak.drills.orders.OrderBooks;
import dev.dosirak.drills.orders.OrderBooks.OrderBook;
import dev.dosirak.drills.shuffle.EventBridge.Carried;
import dev.dosirak.drills.shuffle.EventBridge.How;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// What became of the orders whose news was shuffled, here and with a reader that believes whatever it hears.
final class ShuffleChecks {

    private static final Set<String> OFF =
            Set.of("cancelled", "refund-requested", "refunded", "payment-cancelled", "payment-failed");
    private static final int ENOUGH = 20;

    private final DrillRun run;
    private final OrderBooks books;
    private final List<Carried> carried;
    private final NaiveReader reader;
    private final Set<UUID> calledOff;

    ShuffleChecks(DrillRun run, OrderBooks books, EventBridge bridge, NaiveReader reader, Set<UUID> calledOff) {
        this.run = run;
        this.books = books;
        this.carried = bridge.all();
        this.reader = reader;
        this.calledOff = calledOff;
    }

    void tell() throws IOException {
        long again = came(How.AGAIN);
        long overtaken = came(How.OVERTAKEN);
        run.check(
                "events are doubled and shuffled",
                again >= ENOUGH && overtaken >= ENOUGH,
                "%d came again, %d after a later one of the same thing",
                again,
                overtaken);
        run.check("customers call orders off", calledOff.size() >= ENOUGH, "%d", calledOff.size());
        if (run.mode() == Mode.BEFORE) {
            tellOfReader();
        } else {
            tellOfPlatform(again, overtaken);
        }
        show();
        keep();
    }

    private long came(How how) {
        return carried.stream().filter(it -> it.how() == how).count();
    }

    private long orders(Predicate<OrderBook> which) {
        return books.orders().stream().filter(which).count();
    }

    private static boolean isOff(OrderBook order) {
        return OFF.contains(order.last());
    }

    private void tellOfReader() {
        long cooks = orders(it -> isOff(it) && reader.of(it.id()).cooks());
        long twice = orders(
                it -> reader.of(it.id()).cooked() > 1 || reader.of(it.id()).givenBack() > 1);
        long never = orders(it -> it.paid().isPresent() && reader.of(it.id()).cooked() == 0);
        run.outcome(
                "Of %d orders the reader did something twice for %d, cooks %d that are called off, and never heard of %d that "
                        + "are paid.",
                books.orders().size(), twice, cooks, never);
        run.keyFigure(Long.toString(twice), "orders cooked or given back twice");
        run.keyFigure(Long.toString(cooks), "orders that are called off and cooked");
        run.keyFigure(Long.toString(never), "orders that are paid and never cooked");
        run.check("the failure: effects happen twice", twice >= ENOUGH, "%d orders", twice);
        run.check("the failure: what is called off is cooked", cooks > 0, "%d orders", cooks);
        run.check("the failure: what is paid is forgotten", never > 0, "%d orders", never);
    }

    private void tellOfPlatform(long again, long overtaken) {
        long kept = calledOff.stream().filter(it -> held(it) != 0).count();
        long paid = orders(it -> !isOff(it) && held(it.id()) > 0);
        run.outcome(
                "%d events came again and %d too late: of %d orders %d are paid and %d were called off, of which %s.",
                again,
                overtaken,
                books.orders().size(),
                paid,
                calledOff.size(),
                kept == 0
                        ? "every one was given back what had been taken, once"
                        : kept + " were not given back what had been taken, or twice");
        run.keyFigure(Long.toString(again), "events that came again");
        run.keyFigure(Long.toString(overtaken), "events that came after a later one of the same thing");
        run.keyFigure(Long.toString(kept), "orders called off whose money was kept, or given back twice");
        run.check(
                "orders called off: what was taken is given back, once, by the gateways' journals",
                kept == 0,
                "%d of %d orders differ",
                kept,
                calledOff.size());
    }

    /// What the gateways have of this order's money, by their journals.
    private long held(UUID order) {
        return books.movements().stream()
                .filter(it -> it.order().equals(order))
                .mapToLong(it -> it.approval() ? Math.abs(it.amount()) : -Math.abs(it.amount()))
                .sum();
    }

    private void show() {
        run.show(new Counts(
                "How events came to those who read them",
                "All events of all services, at the second in which they came.",
                List.of(
                        kind("in order", Colour.GOOD, How.IN_ORDER),
                        kind("after a later one", Colour.CAUTION, How.OVERTAKEN),
                        kind("again", Colour.BAD, How.AGAIN))));
        run.show(new Counts(
                "What became of orders",
                "Each order at the second in which it was placed, by the order service's store.",
                List.of(
                        kind("live and paid", Colour.GOOD, it -> !isOff(it)),
                        kind("called off", Colour.DOUBT, ShuffleChecks::isOff))));
        run.show(new Times(
                "From order to payment",
                "How long it took until the order service knew that an order was paid.",
                "s",
                books.orders().stream()
                        .filter(it -> it.paid().isPresent())
                        .map(it -> new Moment(
                                run.second(it.placed()),
                                Duration.between(it.placed(), it.paid().orElseThrow())
                                                .toMillis()
                                        / 1_000.0))
                        .toList()));
    }

    private Kind kind(String name, Colour colour, How how) {
        return new Kind(
                name,
                colour,
                carried.stream()
                        .filter(it -> it.how() == how)
                        .mapToDouble(it -> run.second(it.at()))
                        .filter(it -> it >= 0)
                        .toArray());
    }

    private Kind kind(String name, Colour colour, Predicate<OrderBook> which) {
        return new Kind(
                name,
                colour,
                books.orders().stream()
                        .filter(which)
                        .mapToDouble(it -> run.second(it.placed()))
                        .toArray());
    }

    private void keep() throws IOException {
        run.keep(
                "orders.csv",
                "order,placed_s,last,held_won,naive_cooks,naive_cooked,naive_given_back",
                books.orders().stream()
                        .map(it -> {
                            var naive = reader.of(it.id());
                            return String.format(
                                    Locale.ROOT,
                                    "%s,%.3f,%s,%d,%s,%d,%d",
                                    it.id(),
                                    run.second(it.placed()),
                                    it.last(),
                                    held(it.id()),
                                    naive.cooks(),
                                    naive.cooked(),
                                    naive.givenBack());
                        })
                        .toList());
    }
}
