package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.drill.Drill;
import dev.dosirak.drills.drill.DrillOptions;
import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.DrillRunner;
import dev.dosirak.drills.drill.Mode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./dosirak drill pg-outage`.
@Command(
        name = "pg-outage",
        header = "The payment gateway dies: with one of them, and with three.",
        description = {
            "December 2020 and May 2021: a shop with one payment gateway loses all orders",
            "while it is dead. 'before' has one gateway, which dies: no order is paid. 'after'",
            "has three and the distributor; one after the other dies, each in its own way,",
            "and comes back; an operator sets a weight to 0, and what was paid there is given",
            "back. What is true is read from the stores and from the gateways' journals when",
            "everything has come to rest."
        },
        mixinStandardHelpOptions = true)
public final class PgOutageDrill implements Drill, Callable<Integer> {

    static final List<String> REMEDY = List.of(
            "Three payment gateways (toss, nice, portone); every card has a key at each.",
            "The distributor: weights, a breaker for each gateway, return in steps.",
            "An answer that did not come is inquired, and never given to another gateway.");

    @Mixin
    private DrillOptions options = new DrillOptions();

    @Option(
            names = "--ways",
            paramLabel = "WAY",
            split = ",",
            defaultValue = "unreachable,error,hang,slow,answer-lost,brand",
            description = "In which ways gateways die, after (default: ${DEFAULT-VALUE}).")
    private List<String> ways = Illness.codes();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public Integer call() {
        illnesses();
        return DrillRunner.run(this, options);
    }

    private List<Illness> illnesses() {
        try {
            return ways.stream().map(Illness::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "pg-outage";
    }

    @Override
    public String story() {
        return "December 2020 and May 2021: a fashion shop with one payment gateway loses every order while it is"
                + " dead. A month and a half later it has two, and a distributor between them.";
    }

    @Override
    public List<String> design(Mode mode) {
        return mode == Mode.BEFORE
                ? List.of("One payment gateway (toss); the others are switched off through the API of operators.")
                : REMEDY;
    }

    @Override
    public void play(DrillRun run) throws IOException, InterruptedException, SQLException {
        try (var city = OutageCity.start(run)) {
            if (run.mode() == Mode.BEFORE) {
                new OneGateway(run, city).play();
            } else {
                new ThreeGateways(run, city, illnesses()).play();
            }
        }
    }
}
