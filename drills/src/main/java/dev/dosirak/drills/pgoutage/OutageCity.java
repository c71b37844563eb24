package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.Panel.Colour;
import dev.dosirak.drills.drill.Panel.Counts;
import dev.dosirak.drills.drill.Panel.Kind;
import dev.dosirak.drills.drill.Panel.Moment;
import dev.dosirak.drills.drill.Panel.States;
import dev.dosirak.drills.drill.Panel.Times;
import dev.dosirak.drills.orders.OrderBooks;
import dev.dosirak.drills.orders.OrderBooks.OrderBook;
import dev.dosirak.drills.orders.OrderCity;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A city with switches for its gateways, and an eye on them.
final class OutageCity implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DrillRun run;
    private final OrderCity city;
    private final GatewaySwitches switches;
    private final GatewayWatch watch;

    private OutageCity(DrillRun run, OrderCity city, GatewaySwitches switches) {
        this.run = run;
        this.city = city;
        this.switches = switches;
        this.watch = GatewayWatch.start(switches);
    }

    static OutageCity start(DrillRun run) throws IOException, InterruptedException {
        var city = OrderCity.start(run);
        return new OutageCity(run, city, new GatewaySwitches(city.web(), run.platform()));
    }

    OrderCity orders() {
        return city;
    }

    GatewaySwitches switches() {
        return switches;
    }

    GatewayWatch watch() {
        return watch;
    }

    /// Waits until everything has come to rest, and draws the pictures.
    OrderBooks rest() throws IOException, InterruptedException, SQLException {
        var books = city.rest();
        show(books);
        keep(books);
        return books;
    }

    private void show(OrderBooks books) {
        run.show(new Counts(
                "What became of orders",
                "Each order stands at the second in which it was placed, in the colour of what became of its payment"
                        + " in the end, by the stores of order and payment.",
                List.of(
                        kind("paid within 10 s", Colour.GOOD, books, it -> it.approved() && isSoon(it)),
                        kind("paid later", Colour.CAUTION, books, it -> it.approved() && !isSoon(it)),
                        kind("refused by the gateway", Colour.BAD, books, it -> isRefused(it)),
                        kind(
                                "never came to a result",
                                Colour.FIRST,
                                books,
                                it -> it.settled().isEmpty()),
                        refused())));
        run.show(new Counts(
                "Which gateway took the money",
                "Approvals at the second in which they happened, by the gateways' own journals.",
                List.of(
                        approvals("toss", Colour.FIRST, books),
                        approvals("nice", Colour.SECOND, books),
                        approvals("portone", Colour.THIRD, books))));
        run.show(new States(
                "How the distributor sees the gateways",
                "Closed: it gets all payments meant for it. Open: none, because it is ill. Ramping: a share, shown by"
                        + " the height, that grows while it goes well.",
                watch.rows(run::second)));
        run.show(new Times(
                "From order to payment",
                "How long customers waited until they had paid; those who ordered while something was broken, too.",
                "s",
                moments(books, it -> it.settled().filter(_ -> it.approved()))));
        run.show(new Times(
                "Answer to the customer who orders",
                "Orders are taken at once and paid behind the answer.",
                "ms",
                run.answers().stream()
                        .map(it -> new Moment(run.second(it.at()), it.millis()))
                        .toList()));
    }

    private static boolean isSoon(OrderBook order) {
        return order.settled()
                .filter(it -> it.isBefore(order.placed().plus(PATIENCE)))
                .isPresent();
    }

    private static boolean isRefused(OrderBook order) {
        return order.settled().isPresent() && !order.approved();
    }

    private Kind kind(String name, Colour colour, OrderBooks books, Predicate<OrderBook> which) {
        return new Kind(
                name,
                colour,
                books.orders().stream()
                        .filter(which)
                        .mapToDouble(it -> run.second(it.placed()))
                        .toArray());
    }

    private Kind refused() {
        return new Kind(
                "turned away, too many orders wait",
                Colour.DOUBT,
                run.answers().stream()
                        .filter(it -> it.order() == null)
                        .mapToDouble(it -> run.second(it.at()))
                        .toArray());
    }

    private Kind approvals(String gateway, Colour colour, OrderBooks books) {
        return new Kind(
                gateway,
                colour,
                books.approvalsByGateway().getOrDefault(gateway, List.of()).stream()
                        .mapToDouble(run::second)
                        .toArray());
    }

    private List<Moment> moments(OrderBooks books, Function<OrderBook, Optional<Instant>> end) {
        var moments = new ArrayList<Moment>();
        for (var order : books.orders()) {
            end.apply(order)
                    .ifPresent(at -> moments.add(new Moment(
                            run.second(order.placed()),
                            Duration.between(order.placed(), at).toMillis() / 1_000.0)));
        }
        return List.copyOf(moments);
    }

    private void keep(OrderBooks books) throws IOException {
        run.keep(
                "orders.csv",
                "order,placed_s,settled_s,approved,gateways,last",
                books.orders().stream()
                        .map(it -> String.format(
                                Locale.ROOT,
                                "%s,%.3f,%s,%s,%s,%s",
                                it.id(),
                                run.second(it.placed()),
                                it.settled()
                                        .map(at -> String.format(Locale.ROOT, "%.3f", run.second(at)))
                                        .orElse(""),
                                it.approved(),
                                String.join(
                                        " ",
                                        it.attempts().stream()
                                                .map(OrderBooks.Attempt::gateway)
                                                .toList()),
                                it.last()))
                        .toList());
        run.keep(
                "journal.csv",
                "order,kind,gateway,amount,at_s",
                books.movements().stream()
                        .map(it -> String.format(
                                Locale.ROOT,
                                "%s,%s,%s,%d,%.3f",
                                it.order(),
                                it.approval() ? "approval" : "cancel",
                                it.gateway(),
                                it.amount(),
                                run.second(it.at())))
                        .toList());
        run.keep(
                "gateways.csv",
                "at_s,gateway,state,ramp,weight,on",
                watch.sights().stream()
                        .map(it -> String.format(
                                Locale.ROOT,
                                "%.3f,%s,%s,%.2f,%d,%s",
                                run.second(it.at()),
                                it.gateway(),
                                it.state(),
                                it.ramp(),
                                it.weight(),
                                it.on()))
                        .toList());
    }

    @Override
    public void close() {
        watch.close();
        city.close();
    }
}
