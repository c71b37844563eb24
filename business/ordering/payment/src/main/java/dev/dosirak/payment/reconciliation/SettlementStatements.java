package dev.dosirak.payment.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// The statements of one gateway: for each day what it took and gave back for us, and what it paid out.
public interface SettlementStatements {

    /// Its name in tables and on screens.
    String gateway();

    /// Reads the statement of a day, row by row in the gateway's order, never all of it at once. What the gateway says
    /// of the whole is checked against the rows at its end.
    ///
    /// @throws BadStatement when it is not there, or not as it should be; no row of it counts then
    /// @throws StatementNotAsked when the gateway could not be asked for all of it; no row of it counts then
    void read(LocalDate day, Consumer<SettlementRow> rows);

    /// What reached the bank on that day.
    ///
    /// @throws BadStatement when that cannot be known now
    /// @throws StatementNotAsked when the gateway could not be asked
    List<PayOut> payOuts(LocalDate day);
}
