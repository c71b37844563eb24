package dev.dosirak.order.lifecycle.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.order.lifecycle.AwaitedService;
import dev.dosirak.order.lifecycle.Order;
import dev.dosirak.order.lifecycle.OrderEvent;
import dev.dosirak.order.lifecycle.OrderNames;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.Examples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/// The rules say when an order is over; SQL says it again, by names. A new kind of event or state must not be
/// forgotten in either.
class FinalEventsTest {

    /// Of these the machine has its part still to do, before the shop is notified or a rider is looked for.
    static final Set<Class<?>> UNDER_WAY =
            Set.of(Order.PaymentPending.class, Order.PaymentSucceeded.class, Order.Accepted.class);

    /// In the midst of a decision that goes on: nobody ever finds an order so.
    static final Set<Class<?>> PASSED_THROUGH =
            Set.of(Order.Unknown.class, Order.Rejected.class, Order.Cancelled.class);

    /// One thing that may happen to an order.
    record Step(Order from, OrderEvent by, Order to) {}

    @Test
    void everyStateIsReached() {
        assertThat(steps())
                .extracting(it -> it.to().getClass().getName())
                .containsAll(Examples.ofEach(Order.class).stream()
                        .filter(it -> !(it instanceof Order.Unknown))
                        .map(it -> it.getClass().getName())
                        .toList());
    }

    @Test
    void anOrderIsOverAfterTheEventsAfterWhichNothingCanFollow() {
        assertThat(quoted(PostgresOrders.FINAL_EVENTS))
                .containsExactlyInAnyOrderElementsOf(eventsInto(FinalEventsTest::isOver));
    }

    @Test
    void anOrderThatIsOverWaitsForNobodyAndEveryOtherForSomebody() {
        assertThat(Examples.ofEach(Order.class))
                .filteredOn(it -> !PASSED_THROUGH.contains(it.getClass()))
                .allSatisfy(it ->
                        assertThat(AwaitedService.of(it).isEmpty()).as("%s", it).isEqualTo(isOver(it)));
    }

    @Test
    void everyFactSaysTheStateThatItLeadsToAndThatItsContractPromises() {
        var contracts = EventContracts.ours();
        assertThat(steps()).allSatisfy(it -> {
            var fact = PublicEvent.of(it.to(), it.by()).orElseThrow();
            assertThat(fact.body())
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("state", OrderNames.STATES.nameOf(it.to()))
                    .containsEntry("state", contracts.stateAfter(fact.type()));
        });
    }

    /// The query has the same list: see `PostgresWorkloadsTest`.
    @Test
    void theMachineIsGivenAnOrderAndHasDoneItsPartByTheseSteps() throws IOException {
        var index = new ClassPathResource("db/order/V12__work_of_the_machine.sql").getContentAsString(UTF_8);
        var steps = steps().stream()
                .filter(it -> UNDER_WAY.contains(it.from().getClass())
                        != UNDER_WAY.contains(it.to().getClass()))
                .map(it -> OrderNames.EVENTS.nameOf(it.by()))
                .distinct()
                .toList();

        assertThat(quoted(index.substring(index.indexOf("where type in")))).containsExactlyInAnyOrderElementsOf(steps);
    }

    private static List<String> eventsInto(Predicate<Order> states) {
        return steps().stream()
                .filter(it -> states.test(it.to()))
                .map(it -> OrderNames.EVENTS.nameOf(it.by()))
                .distinct()
                .toList();
    }

    private static boolean isOver(Order state) {
        return Examples.ofEach(OrderEvent.class).stream()
                .allMatch(it -> after(state, it).isEmpty());
    }

    /// Every step from every state to which steps lead.
    private static List<Step> steps() {
        var steps = new ArrayList<Step>();
        var states = new ArrayList<Order>(List.of(new Order.Unknown()));
        for (int next = 0; next < states.size(); next++) {
            var from = states.get(next);
            for (var event : Examples.ofEach(OrderEvent.class)) {
                after(from, event).ifPresent(to -> {
                    steps.add(new Step(from, event, to));
                    if (states.stream().noneMatch(it -> it.getClass() == to.getClass())) {
                        states.add(to);
                    }
                });
            }
        }
        return steps;
    }

    /// Empty when that cannot happen to it.
    private static Optional<Order> after(Order state, OrderEvent event) {
        try {
            return Optional.of(Order.evolve(state, event));
        } catch (IllegalStateException e) { // as it says of what cannot follow
            return Optional.empty();
        }
    }

    private static List<String> quoted(String sql) {
        return Pattern.compile("'([^']+)'")
                .matcher(sql.lines().filter(it -> !it.startsWith("--")).reduce("", String::concat))
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}
