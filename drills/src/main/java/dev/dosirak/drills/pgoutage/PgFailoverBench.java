package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.drill.Drill;
import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.DrillRunner;
import dev.dosirak.drills.drill.LoadOptions;
import dev.dosirak.drills.drill.Mode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./dosirak bench pg-failover`.
@Command(
        name = "pg-failover",
        header = "Lets payment gateways die under load, and measures how payments move away.",
        description = {
            "One of three gateways dies, and comes back: refused connections, 5xx, a hang,",
            "slow answers, lost answers, the cards of one company, one after the other.",
            "Measured from the stores and the gateways' journals: how soon new payments go",
            "elsewhere, how many that did not stand there are approved, whether the others",
            "are settled in time, and how often the distributor changes its mind. Leaves a",
            "report in one HTML file, as drills do."
        },
        mixinStandardHelpOptions = true)
public final class PgFailoverBench implements Drill, Callable<Integer> {

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Override
    public Integer call() {
        return DrillRunner.bench(this, options);
    }

    @Override
    public String name() {
        return "pg-failover";
    }

    @Override
    public String story() {
        return "One of three payment gateways dies under load, in each way in turn.";
    }

    @Override
    public List<String> design(Mode mode) {
        return PgOutageDrill.REMEDY;
    }

    @Override
    public void play(DrillRun run) throws IOException, InterruptedException, SQLException {
        try (var city = OutageCity.start(run)) {
            var figures = run.figures();
            var checks = new ThreeGateways(run, city, List.of(Illness.values())).play();
            figures.figure("pg_failover.rate", run.rate(), "orders/s");
            checks.measure(figures);
            city.orders().violations().tell(figures, "pg_failover.violations");
        }
    }
}
