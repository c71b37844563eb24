package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.drill.OrderAnswer;
import dev.dosirak.drills.drill.OrderAnswer.Kind;
import dev.dosirak.drills.orders.OrderBooks;
import dev.dosirak.drills.orders.OrderBooks.OrderBook;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// The remedy: three gateways, of which one after the other dies, each in its own way.
final class ThreeGateways {

    private static final double NORMAL = 15;
    private static final double ILL = 20;
    /// Long enough that each is back with its whole share before it falls ill again.
    private static final double WELL = 25;
    private static final Duration OPERATOR = Duration.ofSeconds(15);
    /// Hold, probe and the steps of the ramp take what they take, whatever the scale.
    private static final Duration RETURN = Duration.ofSeconds(110);

    private static final Duration NOTICED = Duration.ofSeconds(2);
    private static final int USUAL_WEIGHT = 100;
    private static final int REFUNDS = 5;

    private final DrillRun run;
    private final OutageCity city;
    private final List<Illness> illnesses;
    private final List<Outage> outages = new ArrayList<>();
    private final List<UUID> calledOff = new ArrayList<>();
    private String lightened = "";
    private Instant weightless = Instant.EPOCH;
    private Instant weighty = Instant.EPOCH;
    private boolean returned;

    ThreeGateways(DrillRun run, OutageCity city, List<Illness> illnesses) {
        this.run = run;
        this.city = city;
        this.illnesses = illnesses;
    }

    /// @return what must be true of it, checked
    OutageChecks play() throws IOException, InterruptedException, SQLException {
        int first = run.random().nextInt(GatewaySwitches.GATEWAYS.size());
        var time = run.scaled(NORMAL)
                .plus(OPERATOR)
                .plus(run.scaled(ILL + WELL).multipliedBy(illnesses.size()))
                .plus(RETURN);
        city.orders().load(time, timeline -> {
            timeline.phase("all three are well", run.scaled(NORMAL), false);
            moveWeight(gateway(first + illnesses.size()), timeline);
            for (int i = 0; i < illnesses.size(); i++) {
                fallIll(gateway(first + i), illnesses.get(i), timeline);
            }
            timeline.phase("they come back in steps", RETURN, false);
            returned = city.watch().allClosed();
        });
        var books = city.rest();
        var checks = new OutageChecks(run, city.watch(), books, outages);
        checks.tell();
        tell(books);
        checkWeight(books);
        checkAnswers();
        run.check("all gateways get their share again", returned, "%s", returned ? "all are closed" : lastStates());
        return checks;
    }

    private void tell(OrderBooks books) {
        long paid = books.orders().stream().filter(OrderBook::approved).count();
        long moved = outages.stream()
                .flatMap(it -> it.movedAfter(books).stream())
                .mapToLong(Duration::toMillis)
                .max()
                .orElse(0);
        run.outcome(
                "Gateways died %d times, each time in another way: %d of %d orders were paid.",
                outages.size(), paid, books.orders().size());
        run.keyFigure("%d of %d".formatted(paid, books.orders().size()), "orders paid, by the payment store");
        run.keyFigure(
                "%.1f s".formatted(moved / 1_000.0), "at most, from the first sign until payments went elsewhere");
        run.keyFigure(
                Long.toString(books.orders().stream()
                        .filter(it -> books.approvals(it.id()) > 1)
                        .count()),
                "orders paid twice, by the gateways' own journals");
    }

    private static String gateway(int number) {
        return GatewaySwitches.GATEWAYS.get(number % GatewaySwitches.GATEWAYS.size());
    }

    private void fallIll(String gateway, Illness illness, DrillRun.Timeline timeline) throws InterruptedException {
        var from = Instant.now();
        city.switches().makeIll(gateway, illness);
        timeline.phase(gateway + " " + illness.words(), run.scaled(ILL), true);
        city.switches().heal(gateway);
        outages.add(new Outage(gateway, illness, from, Instant.now()));
        timeline.phase(gateway + " is well again", run.scaled(WELL), false);
    }

    /// An operator takes a gateway's weight away, and customers give back what they paid there.
    private void moveWeight(String gateway, DrillRun.Timeline timeline)
            throws IOException, InterruptedException, SQLException {
        lightened = gateway;
        int weight = weight(gateway);
        city.switches().weigh(gateway, 0, "drill pg-outage");
        weightless = Instant.now().plus(NOTICED);
        callOff(gateway, timeline.answers());
        timeline.phase("an operator sets the weight of %s to 0".formatted(gateway), OPERATOR, false);
        weighty = Instant.now();
        city.switches().weigh(gateway, weight, "drill pg-outage");
    }

    private int weight(String gateway) {
        return city.watch().sights().reversed().stream()
                .filter(it -> it.gateway().equals(gateway))
                .findFirst()
                .map(GatewayWatch.Sight::weight)
                .orElse(USUAL_WEIGHT);
    }

    private void callOff(String gateway, List<OrderAnswer> answers) throws InterruptedException, SQLException {
        var paidThere = OrderBooks.read(run.platform().stores(), run.begun()).movements().stream()
                .filter(it -> it.approval() && it.gateway().equals(gateway))
                .map(OrderBooks.Movement::order)
                .limit(REFUNDS)
                .toList();
        for (var answer : answers) {
            if (answer.order() != null && paidThere.contains(answer.order())) {
                var cancelled = city.orders()
                        .web()
                        .post(
                                BenchAddresses.of(Service.ORDER)
                                        .resolve("/api/v1/orders/" + answer.order() + "/cancel"),
                                city.orders().token(answer.who()),
                                Map.of("reason", "drill"));
                if (cancelled.status() / 100 == 2) {
                    calledOff.add(answer.order());
                }
            }
        }
    }

    private void checkWeight(OrderBooks books) {
        long begun = books.orders().stream()
                .flatMap(it -> it.attempts().stream())
                .filter(it -> it.gateway().equals(lightened) && OrderBooks.isIn(it.at(), weightless, weighty))
                .count();
        run.check(
                "a gateway of weight 0 gets no new payments",
                begun == 0,
                "%d at %s, from 2 s after the change",
                begun,
                lightened);
        long refunded = calledOff.stream()
                .filter(id -> books.movements().stream()
                        .anyMatch(it -> it.order().equals(id)
                                && !it.approval()
                                && it.gateway().equals(lightened)))
                .count();
        run.check(
                "what was paid there is given back there",
                refunded == calledOff.size() && !calledOff.isEmpty(),
                "%d of %d orders called off, by the journal of %s",
                refunded,
                calledOff.size(),
                lightened);
    }

    /// Customers are told at once whether their order is taken, whatever becomes of gateways.
    private void checkAnswers() {
        long bad = run.answers().stream()
                .filter(it -> it.kind() == Kind.ERROR || it.kind() == Kind.UNKNOWN)
                .count();
        long taken = run.answers().stream().filter(it -> it.kind() == Kind.OK).count();
        run.check(
                "every customer gets a clear answer",
                bad == 0 && taken > 0,
                "%d of %d orders taken, %d without a clear answer",
                taken,
                run.answers().size(),
                bad);
    }

    private String lastStates() {
        return new TreeMap<>(city.watch().sights().stream()
                        .collect(Collectors.toMap(
                                GatewayWatch.Sight::gateway, GatewayWatch.Sight::words, (_, later) -> later)))
                .toString();
    }
}
