package dev.dosirak.drills.shuffle;

import dev.dosirak.drills.drill.Drill;
import dev.dosirak.drills.drill.DrillOptions;
import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.DrillRunner;
import dev.dosirak.drills.drill.Mode;
import dev.dosirak.drills.orders.OrderCity;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./dosirak drill shuffle`.
@Command(
        name = "shuffle",
        header = "News of orders comes doubled and out of order, and its readers die.",
        description = {
            "An order is placed, paid and called off; its events reach whoever reads them",
            "doubled, and 'called off' before 'paid'. A bridge stands between the topics that",
            "services publish to and those that they read, and does that to every event.",
            "Meanwhile all services are killed, and then the connectors. 'before' has a",
            "reader beside the platform that does what each event says when it comes, and",
            "saves its position before its work is done. 'after' is the platform."
        },
        mixinStandardHelpOptions = true)
public final class ShuffleDrill implements Drill, Callable<Integer> {

    private static final double NORMAL = 15;
    private static final double SHUFFLED = 25;
    private static final double AGAIN = 25;

    @Mixin
    private DrillOptions options = new DrillOptions();

    @Override
    public Integer call() {
        return DrillRunner.run(this, options);
    }

    @Override
    public String name() {
        return "shuffle";
    }

    @Override
    public String story() {
        return "A fashion shop grows out of one process: 'placed', 'paid' and 'called off' of one order reach its readers "
                + "doubled and in another order, and now and then a reader dies over them.";
    }

    @Override
    public List<String> design(Mode mode) {
        return mode == Mode.BEFORE
                ? List.of(
                        "A reader does what each event says, when it comes.",
                        "It saves its position before its work is done.")
                : List.of(
                        "What happened and that it is told are one transaction (outbox).",
                        "A reader's work and its position are one transaction; an event that it has seen has no effect.",
                        "Events of one thing are numbered: what is older than what a reader has changes nothing, and what "
                                + "is missing is asked for.");
    }

    @Override
    public void play(DrillRun run) throws IOException, InterruptedException, SQLException {
        run.platform().setting("DOSIRAK_TOPIC_PREFIX", EventBridge.PREFIX);
        // News of payments takes its time, and nobody is to be turned away for that.
        run.platform().takeEveryOrder();
        run.platform().setting("ORDER_MOST_UNPAID", "1000");
        var time = run.scaled(NORMAL + 3 * SHUFFLED + AGAIN);
        try (var bridge = new EventBridge(run);
                var city = OrderCity.start(run, bridge::start);
                var reader = new NaiveReader(run);
                var callOffs = new CallOffs(run, city)) {
            reader.start();
            city.load(time, timeline -> {
                callOffs.start(timeline);
                timeline.phase("events come once and in order", run.scaled(NORMAL), false);
                bridge.shuffle();
                timeline.phase("events come doubled and in any order", run.scaled(SHUFFLED), true);
                reader.die();
                run.platform().kill(List.of("services"));
                timeline.phase("all services were killed", run.scaled(SHUFFLED), true);
                run.platform().kill(List.of("connect"));
                timeline.phase("the connectors were killed", run.scaled(SHUFFLED), true);
                bridge.straighten();
                timeline.phase("events come once and in order", run.scaled(AGAIN), false);
                callOffs.stop();
            });
            var books = city.rest();
            reader.awaitEnd();
            new ShuffleChecks(run, books, bridge, reader, callOffs.all()).tell();
        }
    }
}
