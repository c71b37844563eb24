package dev.dosirak.pgsimulator.gateway.web;

import dev.dosirak.pgsimulator.gateway.AllStatements;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.gateway.StatementFaults;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// For whoever runs the simulator: statements and pay-outs that are not as they should be.
@RestController
class StatementFaultsController {

    private static final int MOST = 1_000;

    private final AllStatements statements;

    StatementFaultsController(AllStatements statements) {
        this.statements = statements;
    }

    /// What is absent is well.
    ///
    /// @param leaveOut so many rows
    /// @param add so many rows of payments that nobody made
    /// @param wrongAmount in so many rows
    /// @param doubled a row stands in it twice
    /// @param half it ends in the midst of it
    /// @param yesterday it is that of the day before
    /// @param wrongEncoding it is written in another encoding
    /// @param payLess in won, of each pay-out
    /// @param returned pay-outs go back
    record StatementFaultsForm(
            @Nullable @PositiveOrZero @Max(MOST) Integer leaveOut,
            @Nullable @PositiveOrZero @Max(MOST) Integer add,
            @Nullable @PositiveOrZero @Max(MOST) Integer wrongAmount,
            @Nullable Boolean doubled,
            @Nullable Boolean half,
            @Nullable Boolean yesterday,
            @Nullable Boolean wrongEncoding,
            @Nullable @PositiveOrZero Long payLess,
            @Nullable Boolean returned) {

        StatementFaults faults() {
            return new StatementFaults(
                    number(leaveOut),
                    number(add),
                    number(wrongAmount),
                    Boolean.TRUE.equals(doubled),
                    Boolean.TRUE.equals(half),
                    Boolean.TRUE.equals(yesterday),
                    Boolean.TRUE.equals(wrongEncoding),
                    payLess == null ? 0 : payLess,
                    Boolean.TRUE.equals(returned));
        }

        private static int number(@Nullable Integer said) {
            return said == null ? 0 : said;
        }
    }

    @PutMapping("/simulator/{gateway}/statement-faults")
    StatementFaults statementFaults(@PathVariable String gateway, @RequestBody @Valid StatementFaultsForm form) {
        var its = statements.of(GatewayName.NAMES.find(gateway).orElseThrow(() -> new PgError(Reason.INVALID_REQUEST)));
        its.switchTo(form.faults());
        return its.faults();
    }
}
