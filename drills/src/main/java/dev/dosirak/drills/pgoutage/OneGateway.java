package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.orders.OrderBooks;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// The design of December 2020: one gateway, and it dies.
final class OneGateway {

    private static final String ONLY = "toss";
    private static final double NORMAL = 20;
    private static final double DEAD = 40;
    private static final double BACK = 30;
    private static final Duration UNDER_WAY = Duration.ofSeconds(3);
    private static final int ENOUGH = 20;

    private final DrillRun run;
    private final OutageCity city;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;

    OneGateway(DrillRun run, OutageCity city) {
        this.run = run;
        this.city = city;
    }

    void play() throws IOException, InterruptedException, SQLException {
        for (var gateway : GatewaySwitches.GATEWAYS) {
            if (!gateway.equals(ONLY)) {
                city.switches().switchOff(gateway, "the design of December 2020");
            }
        }
        city.orders().load(run.scaled(NORMAL).plus(run.scaled(DEAD)).plus(run.scaled(BACK)), timeline -> {
            timeline.phase("one gateway, and it is well", run.scaled(NORMAL), false);
            from = Instant.now();
            city.switches().makeIll(ONLY, Illness.ERROR);
            timeline.phase("it answers 5xx", run.scaled(DEAD), true);
            city.switches().heal(ONLY);
            to = Instant.now();
            timeline.phase("it is back", run.scaled(BACK), false);
        });
        check(city.rest());
    }

    /// What was under way when it died may still be on record.
    private void check(OrderBooks books) {
        var dead = from.plus(UNDER_WAY);
        long placed = books.orders().stream()
                .filter(it -> OrderBooks.isIn(it.placed(), dead, to))
                .count();
        long before = books.approvals(run.begun(), from);
        long approved = books.approvals(dead, to);
        long paid = books.orders().stream()
                .filter(it ->
                        it.paid().filter(at -> OrderBooks.isIn(at, dead, to)).isPresent())
                .count();
        run.check("it worked before", before >= ENOUGH, "%d approvals in the gateway's journal", before);
        run.check("customers went on ordering", placed >= ENOUGH, "%d orders while it was dead", placed);
        run.check(
                "the failure: the gateway approved nothing",
                approved == 0,
                "%d approvals in its journal while it was dead",
                approved);
        long came = run.answers().stream()
                .filter(it -> OrderBooks.isIn(it.at(), dead, to))
                .count();
        run.outcome(
                "%d customers came while the only gateway was dead, and %s of them could pay: %d had their orders"
                        + " taken and waited for it to come back, the others were turned away.",
                came, paid == 0 ? "none" : paid, placed);
        run.keyFigure("%d of %d".formatted(paid, came), "customers paid while it was dead, by the order store");
        run.keyFigure(Long.toString(approved), "approvals in the gateway's own journal meanwhile");
        run.keyFigure("%d s".formatted(Duration.between(from, to).toSeconds()), "it was dead");
        run.check("the failure: no order was paid", paid == 0, "%d of %d orders by the order store", paid, placed);
    }
}
