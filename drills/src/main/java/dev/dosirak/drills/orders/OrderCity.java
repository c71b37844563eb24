package dev.dosirak.drills.orders;

import dev.dosirak.demo.people.Card;
import dev.dosirak.drills.crash.Invariants;
import dev.dosirak.drills.crash.PlatformIdle;
import dev.dosirak.drills.crash.ServiceRecords;
import dev.dosirak.drills.crash.Violations;
import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.OrderFixture;
import dev.dosirak.drills.rig.Web;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A platform with shops that never close, in which nobody answers, and customers whose cards are of all companies and
/// have a key at every gateway.
public final class OrderCity implements AutoCloseable {

    private static final int CUSTOMERS = 60;
    private static final int ISSUERS = 6;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final double NEARLY_ALL = 0.95;
    private static final Duration REST = Duration.ofMinutes(4);

    private final DrillRun run;
    private final Web web;
    private final OrderFixture fixture;
    private final List<UUID> methods;
    private Violations violations = new Violations();

    private OrderCity(DrillRun run, Web web, OrderFixture fixture, List<UUID> methods) {
        this.run = run;
        this.web = web;
        this.fixture = fixture;
        this.methods = methods;
    }

    public static OrderCity start(DrillRun run) throws IOException, InterruptedException {
        return start(run, () -> {});
    }

    /// @param whenUp to be done when the platform has been started, before anybody orders
    public static OrderCity start(DrillRun run, Runnable whenUp) throws IOException, InterruptedException {
        run.figures().say("starting the platform");
        // Nobody answers in these shops: what becomes of an order is to be what becomes of its payment.
        run.platform().setting("DOSIRAK_RELAY_ANSWERWITHIN", "2h");
        run.platform().setting("DOSIRAK_RELAY_RINGAGAINAFTER", "1h");
        run.platform().setting("DOSIRAK_ORDER_ANSWERWITHIN", "3h");
        run.platform().up("--no-city");
        whenUp.run();
        var web = new Web();
        run.figures().say("%d customers register a card at every gateway", CUSTOMERS);
        var fixture = OrderFixture.load(web, Member.operator(web, run.platform()), CUSTOMERS);
        var methods = new ArrayList<UUID>();
        for (int i = 0; i < CUSTOMERS; i++) {
            methods.add(fixture.customers().get(i).registerCard(web, card(i)));
        }
        fixture.awaitCopies(web);
        return new OrderCity(run, web, fixture, methods);
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

    public Web web() {
        return web;
    }

    /// The customer's token.
    public String token(UUID customer) {
        return fixture.customers().stream()
                .filter(it -> it.id().equals(customer))
                .findFirst()
                .orElseThrow()
                .token();
    }

    /// Lets customers order while an incident goes on, after a warm-up.
    public void load(Duration time, DrillRun.Incident incident) throws IOException, InterruptedException, SQLException {
        run.warmUp(fixture, methods, this::keepsUp);
        run.load(fixture, methods, time, incident);
    }

    /// Nearly all of the orders are paid within a few seconds.
    private boolean keepsUp(Instant since) throws InterruptedException, SQLException {
        Thread.sleep(SOON);
        var orders = OrderBooks.read(run.platform().stores(), since).orders();
        long soon = orders.stream()
                .filter(it -> it.settled()
                        .filter(at -> !at.isAfter(it.placed().plus(SOON)))
                        .isPresent())
                .count();
        run.figures().say("%d of %d orders are paid within %d s", soon, orders.size(), SOON.toSeconds());
        return !orders.isEmpty() && soon >= NEARLY_ALL * orders.size();
    }

    /// Waits until everything has come to rest, and checks the promises that hold in any design.
    ///
    /// @return what the stores and the gateways say of the orders
    public OrderBooks rest() throws IOException, InterruptedException, SQLException {
        run.figures().say("waiting until everything has come to rest");
        var left = new PlatformIdle(run.platform().stores()).left(REST);
        run.check(
                "everything comes to rest", left.isEmpty(), left.isEmpty() ? "nothing is under way" : left.toString());
        violations = new Invariants(ServiceRecords.read(run.platform().stores(), web), run.journal()).check();
        for (var invariant : Violations.Invariant.values()) {
            var found = violations.of(invariant);
            run.check(
                    invariant + " " + invariant.words(),
                    found.isEmpty(),
                    "%d violations%s",
                    found.size(),
                    found.isEmpty() ? "" : ", such as: " + found.getFirst());
        }
        return OrderBooks.read(run.platform().stores(), run.begun());
    }

    /// What was found against the invariants.
    public Violations violations() {
        return violations;
    }

    @Override
    public void close() {
        web.close();
    }
}
