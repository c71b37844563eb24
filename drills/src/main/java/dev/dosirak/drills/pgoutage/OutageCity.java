package dev.dosirak.drills.pgoutage;

import dev.dosirak.demo.people.Card;
import dev.dosirak.drills.crash.Invariants;
import dev.dosirak.drills.crash.PlatformIdle;
import dev.dosirak.drills.crash.ServiceRecords;
import dev.dosirak.drills.crash.Violations;
import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.Panel.Colour;
import dev.dosirak.drills.drill.Panel.Counts;
import dev.dosirak.drills.drill.Panel.Kind;
import dev.dosirak.drills.drill.Panel.Moment;
import dev.dosirak.drills.drill.Panel.States;
import dev.dosirak.drills.drill.Panel.Times;
import dev.dosirak.drills.pgoutage.Books.OrderBook;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.OrderFixture;
import dev.dosirak.drills.rig.Web;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A platform with shops that never close, customers whose cards are of all companies and have a key at every gateway,
/// and an eye on the gateways.
final class OutageCity implements AutoCloseable {

    private static final int CUSTOMERS = 60;
    private static final int ISSUERS = 6;
    private static final Duration REST = Duration.ofMinutes(4);

    private final DrillRun run;
    private final Web web;
    private final OrderFixture fixture;
    private final List<UUID> methods;
    private final GatewaySwitches switches;
    private final GatewayWatch watch;

    private OutageCity(
            DrillRun run,
            Web web,
            OrderFixture fixture,
            List<UUID> methods,
            GatewaySwitches switches,
            GatewayWatch watch) {
        this.run = run;
        this.web = web;
        this.fixture = fixture;
        this.methods = methods;
        this.switches = switches;
        this.watch = watch;
    }

    static OutageCity start(DrillRun run) throws IOException, InterruptedException {
        run.figures().say("starting the platform");
        run.platform().up("--no-city");
        var web = new Web();
        run.figures().say("%d customers register a card at every gateway", CUSTOMERS);
        var fixture = OrderFixture.load(web, Member.operator(web, run.platform()), CUSTOMERS);
        var methods = new ArrayList<UUID>();
        for (int i = 0; i < CUSTOMERS; i++) {
            methods.add(fixture.customers().get(i).registerCard(web, card(i)));
        }
        fixture.awaitCopies(web);
        var switches = new GatewaySwitches(web, run.platform());
        return new OutageCity(run, web, fixture, methods, switches, GatewayWatch.start(switches));
    }

    /// The first six digits say who issued it, to the simulators.
    private static Card card(int number) {
        return new Card(
                "%06d%s"
                        .formatted(
                                433_012 + number % ISSUERS, Card.GOOD.number().substring(ISSUERS)),
                Card.GOOD.expiry(),
                Card.GOOD.birth());
    }

    GatewaySwitches switches() {
        return switches;
    }

    GatewayWatch watch() {
        return watch;
    }

    Web web() {
        return web;
    }

    /// The customer's token.
    String token(UUID customer) {
        return fixture.customers().stream()
                .filter(it -> it.id().equals(customer))
                .findFirst()
                .orElseThrow()
                .token();
    }

    void load(Duration time, DrillRun.Incident incident) throws IOException, InterruptedException, SQLException {
        run.load(fixture, methods, time, incident);
    }

    /// Waits until everything has come to rest, checks the promises that hold in any design, and draws the pictures.
    Books rest() throws IOException, InterruptedException, SQLException {
        run.figures().say("waiting until everything has come to rest");
        var left = new PlatformIdle(run.platform().stores()).left(REST);
        run.check(
                "everything comes to rest", left.isEmpty(), left.isEmpty() ? "nothing is under way" : left.toString());
        var violations = new Invariants(ServiceRecords.read(run.platform().stores(), web), run.journal()).check();
        for (var invariant : Violations.Invariant.values()) {
            var found = violations.of(invariant);
            run.check(
                    invariant + " " + invariant.words(),
                    found.isEmpty(),
                    "%d violations%s",
                    found.size(),
                    found.isEmpty() ? "" : ", such as: " + found.getFirst());
        }
        var books = Books.read(run.platform().stores(), run.begun());
        show(books);
        keep(books);
        return books;
    }

    private void show(Books books) {
        run.show(new Counts(
                "Orders by what became of their payment, at the second of the order",
                List.of(
                        kind("paid", Colour.GOOD, books, it -> it.approved()),
                        kind("refused by the gateway", Colour.CAUTION, books, it -> isRefused(it)),
                        kind(
                                "never came to a result",
                                Colour.BAD,
                                books,
                                it -> it.settled().isEmpty()),
                        refused())));
        run.show(new Counts(
                "Approvals per gateway, by the gateways' own journals",
                List.of(
                        approvals("toss", Colour.FIRST, books),
                        approvals("nice", Colour.SECOND, books),
                        approvals("portone", Colour.THIRD, books))));
        run.show(new States("Gateways as the distributor sees them", watch.rows(run::second)));
        run.show(new Times(
                "From order to payment", "s", moments(books, it -> it.settled().filter(_ -> it.approved()))));
        run.show(new Times(
                "Answer to the customer who orders",
                "ms",
                run.answers().stream()
                        .map(it -> new Moment(run.second(it.at()), it.millis()))
                        .toList()));
    }

    private static boolean isRefused(OrderBook order) {
        return order.settled().isPresent() && !order.approved();
    }

    private Kind kind(String name, Colour colour, Books books, java.util.function.Predicate<OrderBook> which) {
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
                "not taken",
                Colour.DOUBT,
                run.answers().stream()
                        .filter(it -> it.order() == null)
                        .mapToDouble(it -> run.second(it.at()))
                        .toArray());
    }

    private Kind approvals(String gateway, Colour colour, Books books) {
        return new Kind(
                gateway,
                colour,
                books.approvalsByGateway().getOrDefault(gateway, List.of()).stream()
                        .mapToDouble(run::second)
                        .toArray());
    }

    private List<Moment> moments(Books books, java.util.function.Function<OrderBook, Optional<Instant>> end) {
        var moments = new ArrayList<Moment>();
        for (var order : books.orders()) {
            end.apply(order)
                    .ifPresent(at -> moments.add(new Moment(
                            run.second(order.placed()),
                            Duration.between(order.placed(), at).toMillis() / 1_000.0)));
        }
        return List.copyOf(moments);
    }

    private void keep(Books books) throws IOException {
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
                                                .map(Books.Attempt::gateway)
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
        web.close();
    }
}
