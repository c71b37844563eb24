package dev.dosirak.payment.distribution;

import static dev.dosirak.payment.distribution.Street.GATEWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.dosirak.payment.distribution.Distributor.Choice.Ask;
import dev.dosirak.payment.distribution.GatewayOperation.Switch;
import dev.dosirak.payment.distribution.GatewaySettings.Author;
import dev.dosirak.payment.distribution.GatewaySettings.Change;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators set, and what of it is refused.
class GatewayOperationTest {

    private static final Won LUNCH = Won.of(18_000);
    private static final Author JISU = new Author(UUID.randomUUID(), "a planned notice of NICE");

    private final Street street = new Street(1, 10_000);
    private final GatewayOperation operation = new GatewayOperation(street.table, street.settings);

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_001, Integer.MAX_VALUE})
    void weightsThatMakeNoSenseAreRefused(int weight) {
        assertRefused(() -> operation.weigh("nice", weight, JISU), DistributionRefusal.WEIGHT_OUT_OF_RANGE);
        operation.weigh("nice", 1_000, JISU);
        operation.weigh("nice", 0, JISU);
    }

    @Test
    void ofEachWayToPaySomebodyHasToGetPayments() {
        for (var way : Distributor.WAYS) {
            operation.turn("nice", new Switch.Method(way), false, JISU);
            operation.turn("portone", new Switch.Method(way), false, JISU);
            assertRefused(
                    () -> operation.turn("toss", new Switch.Method(way), false, JISU),
                    DistributionRefusal.ALL_GATEWAYS_OFF);
        }
        assertRefused(() -> operation.weigh("toss", 0, JISU), DistributionRefusal.ALL_GATEWAYS_OFF);
    }

    @Test
    void somebodyHasToGetPayments() {
        operation.weigh("nice", 0, JISU);
        operation.turn("toss", new Switch.Gateway(), false, JISU);

        assertRefused(() -> operation.weigh("portone", 0, JISU), DistributionRefusal.ALL_GATEWAYS_OFF);
        assertRefused(
                () -> operation.turn("portone", new Switch.Gateway(), false, JISU),
                DistributionRefusal.ALL_GATEWAYS_OFF);
        for (int i = 0; i < 3_000; i++) {
            var payment = new UUID(i * 31L, i);
            assertThat(street.distributor.choose(payment, LUNCH, "kb", Set.copyOf(GATEWAYS), Optional.empty()))
                    .isEqualTo(new Ask("portone"));
            street.clock.advance(Duration.ofMillis(10));
        }
    }

    @Test
    void limitsThatMakeNoSenseAndUnknownGatewaysAreRefused() {
        assertRefused(() -> operation.limit("nice", 9, Won.ZERO, LUNCH, JISU), DistributionRefusal.LIMIT_OUT_OF_RANGE);
        assertRefused(
                () -> operation.limit("nice", 10, LUNCH, Won.of(1), JISU), DistributionRefusal.LIMIT_OUT_OF_RANGE);
        assertRefused(
                () -> operation.limit("nice", 10, Won.of(-1), LUNCH, JISU), DistributionRefusal.LIMIT_OUT_OF_RANGE);
        assertRefused(
                () -> operation.limit("nice", 10, Won.ZERO, Won.of(99), JISU), DistributionRefusal.LIMIT_OUT_OF_RANGE);
        assertRefused(() -> operation.weigh("kicc", 1, JISU), DistributionRefusal.UNKNOWN_GATEWAY);
        operation.limit("nice", 10, LUNCH, LUNCH, JISU);
    }

    /// A switch that can fit no card would let operators believe that something is off.
    @Test
    void onlyCardCompaniesThatThereAreAreSwitchedOff() {
        for (var name : List.of("kookmin", "KB", "", "../kb")) {
            assertRefused(
                    () -> operation.turn("nice", new Switch.Brand(name), false, JISU),
                    DistributionRefusal.UNKNOWN_SWITCH);
        }
        operation.turn("nice", new Switch.Brand("kb"), false, JISU);
        operation.turn("nice", new Switch.Brand("kookmin"), true, JISU);
        assertRefused(
                () -> operation.turn("nice", new Switch.Brand("../kb"), true, JISU),
                DistributionRefusal.UNKNOWN_SWITCH);
    }

    @Test
    void whoChangedWhatAndWhyIsKeptAndWhatChangesNothingIsNot() {
        operation.weigh("nice", 100, JISU);
        operation.weigh("nice", 40, JISU);
        operation.turn("nice", new Switch.Brand("kb"), false, JISU);

        assertThat(operation.changes(9))
                .extracting(Change::by, Change::gateway, Change::what, Change::from, Change::to, Change::why)
                .containsExactly(
                        tuple(JISU.operator(), "nice", "brand kb", "on", "off", JISU.why()),
                        tuple(JISU.operator(), "nice", "weight", "100", "40", JISU.why()));
    }

    /// A gateway that people have taken out of service must not come back because a table cannot be read.
    @Test
    void whatWasKnownIsGoodWhereAChangeCannotBeReadAgain() {
        operation.turn("toss", new Switch.Gateway(), false, JISU);
        assertThat(street.table.of("toss").on()).isFalse();
        street.settings.goAway();
        street.table.forget();

        assertThat(street.table.of("toss").on()).isFalse();
    }

    @Test
    void anotherNodeActsByAChangeWithinASecondAndReadsNothingAtRest() {
        var node = new GatewayTable(street.table.all(), street.settings, street.clock);
        node.all();
        operation.weigh("nice", 0, JISU);
        street.clock.advance(Duration.ofSeconds(1));
        assertThat(node.of("nice").weight()).isZero();

        int reads = street.settings.reads();
        for (int i = 0; i < 100; i++) {
            node.all();
        }
        street.clock.advance(Duration.ofHours(1));
        assertThat(street.settings.reads()).isEqualTo(reads);
        street.settings.goAway();
        assertThat(node.of("nice").weight()).as("as it was read last").isZero();
    }

    private static void assertRefused(Runnable what, DistributionRefusal reason) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(reason));
    }
}
