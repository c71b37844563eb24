package dev.dosirak.drills.paidinvisible;

import dev.dosirak.drills.drill.Drill;
import dev.dosirak.drills.drill.DrillOptions;
import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.DrillRunner;
import dev.dosirak.drills.drill.Mode;
import dev.dosirak.drills.orders.OrderCity;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./dosirak drill paid-invisible`.
@Command(
        name = "paid-invisible",
        header = "Customers have paid and cannot see it: news stands still.",
        description = {
            "24 November 2022, the evening of a football match: customers are charged and",
            "their orders do not show it. The news of payments stands still for minutes,",
            "then the news of orders. 'before' waits for news as long as it takes: customers",
            "are charged by the gateway's journal, and their orders wait for payment. 'after'",
            "asks payments itself for what it has not heard, and screens that show copies say",
            "how old they are."
        },
        mixinStandardHelpOptions = true)
public final class PaidInvisibleDrill implements Drill, Callable<Integer> {

    private static final double NORMAL = 15;
    private static final double UNTOLD = 150;
    private static final double AGAIN = 20;
    private static final double NOT_SHOWN = 30;
    private static final String NEVER = "2h";

    /// What the platform waits for news until it asks.
    static final Duration ASKS_AFTER = Duration.ofMinutes(1);

    @Mixin
    private DrillOptions options = new DrillOptions();

    @Override
    public Integer call() {
        return DrillRunner.run(this, options);
    }

    @Override
    public String name() {
        return "paid-invisible";
    }

    @Override
    public String story() {
        return "24 November 2022, the evening of a football match: customers of a delivery service are charged, and their "
                + "orders do not show it.";
    }

    @Override
    public List<String> design(Mode mode) {
        return mode == Mode.BEFORE
                ? List.of(
                        "Whether an order is paid is known by the news of payments alone; nobody asks when it does not come.")
                : List.of(
                        "Whoever hears nothing of a payment for a minute asks for it.",
                        "Copies that customers look at say until when everything is in them (asOf); the order itself can be "
                                + "looked at, too.");
    }

    @Override
    public void play(DrillRun run) throws IOException, InterruptedException, SQLException {
        // What waits for news would soon be more than may be under way, and nobody would order any more.
        run.platform().takeEveryOrder();
        run.platform().setting("ORDER_MOST_UNPAID", "1000");
        if (run.mode() == Mode.BEFORE) {
            run.platform().setting("DOSIRAK_ORDER_ASKAFTER", NEVER);
        }
        var untold = run.scaled(UNTOLD);
        var time = run.scaled(NORMAL + AGAIN + NOT_SHOWN + AGAIN).plus(untold);
        try (var city = OrderCity.start(run)) {
            var news = run.platform().outboxConnectors();
            var held = new Instant[2];
            var looks = new StatusLooks(run, city);
            city.load(time, timeline -> {
                try (looks) {
                    looks.start(timeline);
                    timeline.phase("news comes at once", run.scaled(NORMAL), false);
                    news.pause(Service.PAYMENT);
                    held[0] = Instant.now();
                    timeline.phase("the news of payments stands still", untold, true);
                    news.resume(Service.PAYMENT);
                    held[1] = Instant.now();
                    timeline.phase("it comes again", run.scaled(AGAIN), false);
                    news.pause(Service.ORDER);
                    timeline.phase("the news of orders stands still", run.scaled(NOT_SHOWN), true);
                    news.resume(Service.ORDER);
                    timeline.phase("it comes again", run.scaled(AGAIN), false);
                }
            });
            new StatusChecks(run, city.rest(), looks.all(), held[0], held[1]).tell();
        }
    }
}
