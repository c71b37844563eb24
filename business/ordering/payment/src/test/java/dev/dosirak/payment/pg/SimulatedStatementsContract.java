package dev.dosirak.payment.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.Simulator;
import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.PayOut;
import dev.dosirak.payment.reconciliation.SettlementRow;
import dev.dosirak.payment.reconciliation.SettlementStatements;
import dev.dosirak.payment.reconciliation.SettlementTerms;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every reader of a gateway's statements makes of those of our simulator, be they right or not.
public interface SimulatedStatementsContract {

    /// Nobody pays at the simulator on a day before the test.
    LocalDate DAY = Seoul.dayOf(Instant.now()).minusDays(2);

    int ROWS = 1_000;

    SettlementStatements statements();

    @AfterEach
    default void getWell() {
        Simulator.statementFaults(statements().gateway(), "{}");
    }

    private void are(String faults) {
        Simulator.statementFaults(statements().gateway(), "{\"add\": %d%s}".formatted(ROWS, faults));
    }

    private List<SettlementRow> rows() {
        var rows = new ArrayList<SettlementRow>();
        statements().read(DAY, rows::add);
        return rows;
    }

    private void isBad(Problem... problems) {
        assertThatThrownBy(this::rows)
                .isInstanceOfSatisfying(
                        BadStatement.class, it -> assertThat(it.problem()).isIn((Object[]) problems));
    }

    @Test
    default void aDayOnWhichNothingWasSoldHasAnEmptyStatement() {
        assertThat(rows()).isEmpty();
        assertThat(statements().payOuts(DAY)).isEmpty();
    }

    @Test
    default void allRowsAreRead() {
        are("");
        var rows = rows();
        assertThat(rows).hasSize(ROWS);
        assertThat(rows.stream().map(SettlementRow::key)).doesNotHaveDuplicates();
        assertThat(rows.getFirst())
                .extracting(
                        SettlementRow::taken,
                        SettlementRow::amount,
                        SettlementRow::fee,
                        SettlementRow::vat,
                        SettlementRow::payOut,
                        SettlementRow::soldOn,
                        SettlementRow::paidOutOn)
                .containsExactly(
                        true,
                        Won.of(10_000),
                        Won.of(200),
                        Won.of(20),
                        Won.of(9_780),
                        DAY,
                        SettlementTerms.businessDaysAfter(DAY, 5));
    }

    @Test
    default void aStatementOfTodayIsNotThereYet() {
        assertThatThrownBy(() -> statements().read(Seoul.dayOf(Instant.now()), _ -> {}))
                .isInstanceOfSatisfying(
                        BadStatement.class, it -> assertThat(it.problem()).isEqualTo(Problem.NOT_THERE));
    }

    /// Scenario 16.
    @Test
    default void halfAStatementIsIncomplete() {
        are(", \"half\": true");
        isBad(Problem.INCOMPLETE);
    }

    /// Scenario 16.
    @Test
    default void aStatementInAnotherEncodingIsNotRead() {
        are(", \"wrongEncoding\": true");
        isBad(Problem.WRONG_ENCODING);
    }

    /// Scenario 16: of PortOne's the summary says so, of NICE's the header, of Toss' the first row.
    @Test
    default void yesterdaysStatementIsOfAnotherDay() {
        are(", \"yesterday\": true");
        try {
            assertThat(rows()).allMatch(it -> it.soldOn().equals(DAY.minusDays(1)));
        } catch (BadStatement bad) {
            assertThat(bad.problem()).isEqualTo(Problem.OTHER_DAY);
        }
    }

    /// Scenario 16; whoever keeps the rows sees it by their keys.
    @Test
    default void aDoubledRowIsHandedOutTwice() {
        are(", \"doubled\": true");
        assertThat(rows()).hasSize(ROWS + 1);
        assertThat(rows().stream().map(SettlementRow::key).distinct()).hasSize(ROWS);
    }

    @Test
    default void whatReachedTheBankIsRead() {
        assertThat(statements().payOuts(DAY)).isEqualTo(List.<PayOut>of());
    }
}
