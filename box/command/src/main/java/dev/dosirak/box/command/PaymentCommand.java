package dev.dosirak.box.command;

import dev.dosirak.demo.people.Operator;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "payment",
        header = "Shows what became of an order's money, and does with it what only people can decide.",
        description = {
            "tasks lists what the program cannot tell by itself: refunds that a gateway refuses, money nobody knows of,",
            "disputes. Who did what and why stays on record."
        },
        footer = "%nExit codes: 0 done, 1 not done, 2 wrong arguments.",
        subcommands = {
            PaymentCommand.Show.class,
            PaymentCommand.ListTasks.class,
            PaymentCommand.CloseTask.class,
            PaymentCommand.Refund.class,
            PaymentCommand.Retry.class,
            PaymentCommand.Dispute.class,
            PaymentCommand.Decide.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class PaymentCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new ListTasks().call();
    }

    private static void show(Operator operator, UUID order) {
        new PaymentSheet(Terminal.ofThisProcess()).show(operator.payment(order));
    }

    /// What is about one order's money.
    private abstract static sealed class OfOrder implements Callable<Integer> permits Show, OfSum, Retry, Decide {

        @Parameters(index = "0", paramLabel = "ORDER", description = "Its id.")
        private UUID order = new UUID(0, 0);

        @Override
        public Integer call() {
            return OperatorCall.run(it -> {
                act(it, order);
                PaymentCommand.show(it, order);
            });
        }

        abstract void act(Operator operator, UUID order);
    }

    /// A sum of it.
    private abstract static sealed class OfSum extends OfOrder permits Refund, Dispute {

        @Parameters(index = "1", paramLabel = "WON", description = "How much of it.")
        private long amount;

        @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Kept on record.")
        private String why = "";

        @Override
        final void act(Operator operator, UUID order) {
            act(operator, order, amount, why);
        }

        abstract void act(Operator operator, UUID order, long amount, String why);
    }

    @Command(name = "show", header = "Shows an order's payment.", mixinStandardHelpOptions = true)
    static final class Show extends OfOrder {

        @Override
        void act(Operator operator, UUID order) {}
    }

    @Command(
            name = "tasks",
            header = "Lists what people should look at, oldest first.",
            mixinStandardHelpOptions = true)
    static final class ListTasks implements Callable<Integer> {

        @Override
        public Integer call() {
            return OperatorCall.run(it -> new TaskTable(Terminal.ofThisProcess()).show(it.paymentTasks()));
        }
    }

    @Command(name = "close", header = "Closes a task; what was done is kept.", mixinStandardHelpOptions = true)
    static final class CloseTask implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "TASK", description = "As listed.")
        private long task;

        @Option(names = "--note", required = true, paramLabel = "TEXT", description = "What was done, kept on record.")
        private String note = "";

        @Override
        public Integer call() {
            return OperatorCall.run(it -> it.closePaymentTask(task, note));
        }
    }

    @Command(
            name = "refund",
            header = "Gives a part of an order's money back; the order goes on.",
            mixinStandardHelpOptions = true)
    static final class Refund extends OfSum {

        @Override
        void act(Operator operator, UUID order, long amount, String why) {
            operator.refundInPart(order, amount, why);
        }
    }

    @Command(name = "retry", header = "Tries a refund that is stuck at once.", mixinStandardHelpOptions = true)
    static final class Retry extends OfOrder {

        @Override
        void act(Operator operator, UUID order) {
            operator.retryRefund(order);
        }
    }

    @Command(
            name = "dispute",
            header = "Puts on record that the customer disputes a sum with the card company (a chargeback).",
            description = "Nothing is given back until that is decided.",
            mixinStandardHelpOptions = true)
    static final class Dispute extends OfSum {

        @Override
        void act(Operator operator, UUID order, long amount, String why) {
            operator.openChargeback(order, amount, why);
        }
    }

    @Command(
            name = "decide",
            header = "Puts on record how the card company has decided a chargeback.",
            description = "What is lost is the customer's, and is not given back again.",
            mixinStandardHelpOptions = true)
    static final class Decide extends OfOrder {

        @Parameters(index = "1", paramLabel = "CHARGEBACK", description = "Its id, as the payment shows it.")
        private UUID chargeback = new UUID(0, 0);

        @Parameters(index = "2", paramLabel = "OUTCOME", description = "won or lost.")
        private String outcome = "";

        @Override
        void act(Operator operator, UUID order) {
            operator.closeChargeback(order, chargeback, outcome);
        }
    }
}
