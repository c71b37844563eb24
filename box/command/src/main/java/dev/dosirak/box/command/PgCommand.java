package dev.dosirak.box.command;

import dev.dosirak.demo.people.Operator;
import dev.dosirak.platform.kernel.Seoul;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pg",
        header = "Shows the payment gateways, which of them get payments, and what they owe.",
        description = {
            "What is set is good for all nodes within a second, and stays on record with who set it and why.",
            "A gateway that is off or has weight 0 gets no new payments; what was paid there is inquired and given back."
        },
        footer = "%nExit codes: 0 done, 1 not done, 2 wrong arguments.",
        subcommands = {
            PgCommand.Show.class,
            PgCommand.Weight.class,
            PgCommand.Off.class,
            PgCommand.On.class,
            PgCommand.Statements.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class PgCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new Show().call();
    }

    private static void show(Operator operator) {
        new PgTable(Terminal.ofThisProcess()).show(operator.gateways());
    }

    private static void mustExist(Operator operator, String gateway) {
        var names = operator.gateways().values().stream()
                .map(it -> it.path("gateway").asString(""))
                .toList();
        if (!names.contains(gateway)) {
            throw new WrongArgument(
                    "There is no gateway '%s'; there are: %s".formatted(gateway, String.join(", ", names)));
        }
    }

    @Command(
            name = "list",
            header = "Lists the gateways: what is set, and how one node gets on with each.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Override
        public Integer call() {
            return OperatorCall.run(PgCommand::show);
        }
    }

    @Command(
            name = "weight",
            header = "Sets a gateway's share of new payments beside those of the others.",
            mixinStandardHelpOptions = true)
    static final class Weight implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "GATEWAY", description = "As listed.")
        private String gateway = "";

        @Parameters(index = "1", paramLabel = "WEIGHT", description = "From 0 (no new payments) to 1000.")
        private int weight;

        @Option(names = "--why", paramLabel = "TEXT", description = "Kept on record.")
        private String why = "by ./dosirak pg";

        @Override
        public Integer call() {
            return OperatorCall.run(it -> {
                mustExist(it, gateway);
                it.weighGateway(gateway, weight, why);
                show(it);
            });
        }
    }

    @Command(name = "off", header = "Gives a gateway no new payments.", mixinStandardHelpOptions = true)
    static final class Off extends Switch {
        Off() {
            super(false);
        }
    }

    @Command(name = "on", header = "Gives a gateway payments again.", mixinStandardHelpOptions = true)
    static final class On extends Switch {
        On() {
            super(true);
        }
    }

    @Command(
            name = "statements",
            header = "Compares the gateways' statements of a day with our payments, won by won.",
            description = {
                "A gateway's statement comes on the next day, and is compared again every day for two weeks: cancels and",
                "pay-outs come later. What differs has its reason (docs/money.md says what each means); what is open waits",
                "for people."
            },
            mixinStandardHelpOptions = true)
    static final class Statements implements Callable<Integer> {

        @Option(names = "--day", paramLabel = "DAY", description = "In Seoul, as 2026-11-21 (default: yesterday).")
        private @Nullable LocalDate day;

        @Override
        public Integer call() {
            var shown = day == null ? Seoul.dayOf(Instant.now()).minusDays(1) : day;
            return OperatorCall.run(operator -> {
                var table = new StatementTable(Terminal.ofThisProcess(), shown);
                table.head();
                for (var gateway : operator.gateways()) {
                    var name = gateway.path("gateway").asString("");
                    table.line(name, operator.reconciliation(name, shown));
                }
                table.differences();
            });
        }
    }

    private abstract static sealed class Switch implements Callable<Integer> permits Off, On {

        private final boolean on;

        @Parameters(index = "0", paramLabel = "GATEWAY", description = "As listed.")
        private String gateway = "";

        @ArgGroup
        private @Nullable Part part;

        @Option(names = "--why", paramLabel = "TEXT", description = "Kept on record.")
        private String why = "by ./dosirak pg";

        /// Of a gateway.
        static final class Part {

            @Option(names = "--brand", paramLabel = "ISSUER", description = "Only cards of this company, as kb.")
            private @Nullable String brand;

            @Option(
                    names = "--method",
                    paramLabel = "METHOD",
                    description = "Only this way to pay, registered-card or payment-window.")
            private @Nullable String method;

            private void turn(Operator operator, String gateway, boolean on, String why) {
                if (brand != null) {
                    operator.switchBrand(gateway, brand, on, why);
                } else if (method != null) {
                    operator.switchMethod(gateway, method, on, why);
                }
            }
        }

        Switch(boolean on) {
            this.on = on;
        }

        @Override
        public Integer call() {
            return OperatorCall.run(it -> {
                mustExist(it, gateway);
                if (part == null) {
                    it.switchGateway(gateway, on, why);
                } else {
                    part.turn(it, gateway, on, why);
                }
                show(it);
            });
        }
    }
}
