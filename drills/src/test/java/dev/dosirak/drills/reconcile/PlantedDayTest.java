package dev.dosirak.drills.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.drills.reconcile.PlantedDay.Fault;
import dev.dosirak.drills.reconcile.PlantedDay.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlantedDayTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");

    private final PlantedDay day = new PlantedDay(FRIDAY, 1_000, 50);

    @Test
    void asMuchIsPlantedAsWasWantedAndOfEveryKind() {
        assertThat(day.planted()).hasSize(50);
        assertThat(new HashSet<>(day.planted().values()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Fault.values()).map(Fault::reason).toList());
    }

    @Test
    void theSameDayIsPlantedEveryTime() {
        assertThat(new PlantedDay(FRIDAY, 1_000, 50).planted()).isEqualTo(day.planted());
    }

    @Test
    void whatIsNotPlantedIsTheSameWithUsAndWithTheGateway() {
        var right = new PlantedDay(FRIDAY, 1_000, 0);
        var theirs = new HashMap<String, Long>();
        PlantedDay.GATEWAYS.forEach(gateway -> right.statement(gateway)
                .forEach(it -> theirs.put(PlantedDay.key(gateway, it.order().toString()), it.amount())));
        var ours = new HashMap<String, Long>();
        right.taken()
                .forEach(it -> ours.put(PlantedDay.key(it.gateway(), it.order().toString()), it.amount()));
        assertThat(ours).hasSize(1_000).isEqualTo(theirs);
        assertThat(right.planted()).isEmpty();
    }

    @Test
    void whatTheGatewayKeepsAndPaysIsTheWholeAmount() {
        assertThat(new PlantedDay(FRIDAY, 1_000, 0).statement("toss"))
                .allMatch(it -> it.fee() + it.vat() + it.payOut() == it.amount());
    }

    @Test
    void rowsAreToldApartByTheirKeys() {
        var keys = PlantedDay.GATEWAYS.stream()
                .flatMap(it -> day.statement(it).stream())
                .map(Row::key);
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void payOutIsFiveBusinessDaysLater() {
        assertThat(day.paidOutOn()).isEqualTo(LocalDate.parse("2026-11-27"));
    }

    @Test
    void onlyWhatIsFoundWithItsReasonCounts() {
        var planted = Map.of("toss a", "fee-differs", "nice b", "late-capture");
        assertThat(new Findings(planted).found(planted)).isEqualTo(2);
        assertThat(new Findings(Map.of("toss a", "vat-differs", "nice b", "late-capture")).found(planted))
                .isEqualTo(1);
        assertThat(new Findings(Map.of()).found(planted)).isZero();
    }
}
