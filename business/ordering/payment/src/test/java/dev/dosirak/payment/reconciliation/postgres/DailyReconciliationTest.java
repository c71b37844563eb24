package dev.dosirak.payment.reconciliation.postgres;

import static dev.dosirak.payment.reconciliation.postgres.SettlementTables.DAY;
import static dev.dosirak.payment.reconciliation.postgres.SettlementTables.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.Tasks.Kind;
import dev.dosirak.payment.reconciliation.BadStatement;
import dev.dosirak.payment.reconciliation.BadStatement.Problem;
import dev.dosirak.payment.reconciliation.DifferenceReason;
import dev.dosirak.payment.reconciliation.PayOut;
import dev.dosirak.payment.reconciliation.SettlementRow;
import dev.dosirak.payment.reconciliation.SettlementTerms;
import dev.dosirak.payment.reconciliation.StatementNotAsked;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Statements against our payments, over real tables. Scenarios are those of docs/money.md.
class DailyReconciliationTest {

    static final LocalDate NEXT = DAY.plusDays(1);
    static final LocalDate PAID_OUT = TERMS.payOutDay(DAY);
    static final LocalDate CANCELS_OVERDUE =
            SettlementTerms.businessDaysAfter(DAY, 5).plusDays(1);

    final SettlementTables tables = new SettlementTables();
    final InquiredGateway inquired = new InquiredGateway(tables);

    @Test
    void whatIsTheSameIsNoDifference() {
        tables.sells(tables.took(DAY, 18_000), DAY, 18_000);

        assertThat(compared(NEXT)).isEmpty();
        assertThat(tables.tasks.open).isEmpty();
        var result = tables.books.result(tables.gateway(), DAY).orElseThrow();
        assertThat(result.taken()).isEqualTo(Won.of(18_000)).isEqualTo(result.takenByUs());
        assertThat(result.fee()).isEqualTo(Won.of(360));
        assertThat(result.vat()).isEqualTo(Won.of(36));
        assertThat(result.payOut()).isEqualTo(Won.of(17_604));
    }

    @Test
    void whatIsNotTheSameHasItsReason() {
        var missing = tables.took(DAY, 9_000);
        var amount = tables.took(DAY, 9_000);
        tables.sells(amount, DAY, 9_900);
        var twice = tables.took(DAY, 9_000);
        tables.sells(twice, DAY, 9_000);
        tables.sells(twice, DAY, 9_000, it -> with(it, "again-" + twice, it.fee(), it.vat(), it.payOut()));
        var unknown = UUID.randomUUID();
        tables.sells(unknown, DAY, 9_000);
        tables.cancels(UUID.randomUUID(), DAY, 9_000);
        var fee = tables.took(DAY, 9_000);
        tables.sells(fee, DAY, 9_000, it -> with(it, it.key(), Won.of(181), it.vat(), it.payOut()));
        var vat = tables.took(DAY, 9_000);
        tables.sells(vat, DAY, 9_000, it -> with(it, it.key(), it.fee(), Won.of(19), it.payOut()));
        var payOut = tables.took(DAY, 9_000);
        tables.sells(payOut, DAY, 9_000, it -> with(it, it.key(), it.fee(), it.vat(), Won.of(8_000)));

        var found = compared(NEXT);

        assertThat(found)
                .containsEntry(missing.toString(), DifferenceReason.MISSING_AT_GATEWAY)
                .containsEntry(amount.toString(), DifferenceReason.AMOUNT_DIFFERS)
                .containsEntry(twice.toString(), DifferenceReason.CAPTURED_TWICE)
                .containsEntry(unknown.toString(), DifferenceReason.UNKNOWN_PAYMENT)
                .containsEntry("sale-" + fee, DifferenceReason.FEE_DIFFERS)
                .containsEntry("sale-" + vat, DifferenceReason.VAT_DIFFERS)
                .containsEntry("sale-" + payOut, DifferenceReason.PAY_OUT_MISCALCULATED)
                .containsValue(DifferenceReason.UNKNOWN_CANCEL)
                .hasSize(8);
        assertThat(tables.tasks.open)
                .hasSize(8)
                .containsEntry("%s %s fee-differs".formatted(tables.gateway(), DAY), Kind.SETTLEMENT_DIFFERS);
        assertThat(tables.all(DAY)).allMatch(it -> it.open());
    }

    /// As one that was found beside another in the gateway's journal.
    @Test
    void anOrderThatIsCapturedTwiceAtOneGatewayIsComparedAsOftenAsItIs() {
        var twice = capturedTwice();
        tables.sells(twice, DAY, 18_000);
        tables.sellsAgain(twice, DAY, 18_000);
        var more = capturedTwice();
        tables.sells(more, DAY, 18_000);
        tables.sellsAgain(more, DAY, 18_000);
        tables.sellsAgain(more, DAY, 18_000);
        var amount = capturedTwice();
        tables.sells(amount, DAY, 18_000);
        tables.sellsAgain(amount, DAY, 17_000);
        var one = capturedTwice();
        tables.sells(one, DAY, 18_000);
        var none = capturedTwice();
        var undone = capturedTwice();
        tables.sells(undone, DAY, 18_000);
        tables.gaveBackOfSecond(undone, DAY, 18_000);

        assertThat(compared(NEXT))
                .containsOnly(
                        Map.entry(more.toString(), DifferenceReason.CAPTURED_TWICE),
                        Map.entry(amount.toString(), DifferenceReason.AMOUNT_DIFFERS),
                        Map.entry(one.toString(), DifferenceReason.MISSING_AT_GATEWAY),
                        Map.entry(none.toString(), DifferenceReason.MISSING_AT_GATEWAY),
                        Map.entry(undone.toString(), DifferenceReason.CANCELLED_ON_THE_SAME_DAY));
        assertThat(tables.all(DAY))
                .filteredOn(it -> it.about().equals(more.toString()))
                .allMatch(it -> it.ours().equals(Won.of(36_000)) && it.theirs().equals(Won.of(54_000)));
    }

    @Test
    void whatWeGaveBackOfOneOfTwoCapturesWasNotCancelledByTheGateway() {
        var ours = soldTwice();
        tables.gaveBackOfSecond(ours, NEXT, 18_000);
        tables.cancels(ours, NEXT, 18_000);
        var theirs = soldTwice();
        tables.gaveBackOfSecond(theirs, NEXT, 18_000);
        tables.cancels(theirs, NEXT, 18_000);
        tables.cancels(theirs, NEXT, 18_000);
        var missing = soldTwice();
        tables.gaveBack(missing, NEXT, 18_000);
        tables.gaveBackOfSecond(missing, NEXT, 18_000);
        tables.cancels(missing, NEXT, 18_000);

        assertThat(comparedDay(NEXT, CANCELS_OVERDUE.plusDays(1)))
                .containsOnly(
                        Map.entry(theirs.toString(), DifferenceReason.CANCELLED_BY_GATEWAY),
                        Map.entry(missing.toString(), DifferenceReason.CANCEL_AMOUNT_DIFFERS));
    }

    private UUID capturedTwice() {
        var order = tables.took(DAY, 18_000);
        tables.tookAgain(order, DAY, 18_000);
        return order;
    }

    private UUID soldTwice() {
        var order = capturedTwice();
        tables.sells(order, DAY, 18_000);
        tables.sellsAgain(order, DAY, 18_000);
        return order;
    }

    /// Scenario 15.
    @Test
    void aPaymentThatWasCancelledOnTheSameDayMayBeInNoStatement() {
        var cancelled = tables.took(DAY, 18_000);
        tables.gaveBack(cancelled, DAY, 18_000);

        assertThat(compared(NEXT))
                .containsExactlyEntriesOf(Map.of(cancelled.toString(), DifferenceReason.CANCELLED_ON_THE_SAME_DAY));
        assertThat(tables.all(DAY)).noneMatch(it -> it.open());
        assertThat(tables.tasks.open).isEmpty();
    }

    /// The gateway has taken it off what it pays out, and never paid it.
    @Test
    void aCancelWithoutTheSaleThatItUndoesIsForPeople() {
        var cancelled = tables.took(DAY, 18_000);
        tables.gaveBack(cancelled, DAY, 18_000);
        tables.cancels(cancelled, DAY, 18_000);

        assertThat(compared(NEXT)).containsEntry(cancelled.toString(), DifferenceReason.CANCEL_AMOUNT_DIFFERS);
        assertThat(tables.tasks.open).containsKey("%s %s cancel-amount-differs".formatted(tables.gateway(), DAY));
    }

    @Test
    void aCancelMayComeWithinFiveBusinessDaysAndNotLater() {
        var in = tables.took(DAY, 18_000);
        var never = tables.took(DAY, 7_000);
        var less = tables.took(DAY, 8_000);
        for (var order : List.of(in, never, less)) {
            long won = amount(order);
            tables.sells(order, DAY, won);
            tables.gaveBack(order, NEXT, won);
        }

        assertThat(comparedDay(NEXT, NEXT.plusDays(1)).values())
                .hasSize(3)
                .containsOnly(DifferenceReason.CANCEL_NOT_YET_IN_STATEMENT);
        assertThat(tables.tasks.open).isEmpty();

        tables.cancels(in, DAY.plusDays(5), 18_000);
        tables.cancels(less, DAY.plusDays(5), 5_000);
        assertThat(comparedDay(NEXT, CANCELS_OVERDUE.plusDays(1)))
                .containsOnly(
                        Map.entry(never.toString(), DifferenceReason.CANCEL_MISSING),
                        Map.entry(less.toString(), DifferenceReason.CANCEL_AMOUNT_DIFFERS));
    }

    @Test
    void whatWasTakenShortlyBeforeMidnightMayBeInTheNextStatement() {
        var late = tables.took(Seoul.midnightAfter(DAY).minusSeconds(1), 18_000);
        assertThat(compared(NEXT)).containsExactlyEntriesOf(Map.of(late.toString(), DifferenceReason.AROUND_MIDNIGHT));
        assertThat(tables.tasks.open).isEmpty();

        tables.sells(late, NEXT, 18_000);
        compared(NEXT.plusDays(1));
        assertThat(compared(NEXT.plusDays(2))).isEmpty();
        assertThat(tables.found(NEXT)).isEmpty();
    }

    @Test
    void moneyThatWeMissIsAskedForAndItsPaymentDecides() {
        var late = tables.asked();
        tables.sells(late, DAY, 18_000);
        inquired.has(late, 18_000, 18_000);

        assertThat(compared(NEXT)).containsExactlyEntriesOf(Map.of(late.toString(), DifferenceReason.LATE_CAPTURE));
        assertThat(tables.all(DAY)).noneMatch(it -> it.open());
        assertThat(inquired.told()).containsExactly(late);
        assertThat(tables.tasks.open).isEmpty();
    }

    @Test
    void moneyThatTheGatewayGaveBackByItselfIsAskedForToo() {
        var reversed = tables.took(DAY, 18_000);
        tables.sells(reversed, DAY, 18_000);
        tables.cancels(reversed, DAY, 5_000);
        inquired.paid(reversed, 18_000);
        inquired.has(reversed, 18_000, 13_000);

        assertThat(compared(NEXT))
                .containsExactlyEntriesOf(Map.of(reversed.toString(), DifferenceReason.CANCELLED_BY_GATEWAY));
        assertThat(inquired.told()).containsExactly(reversed);
        assertThat(inquired.looked()).isEqualTo(1);
        assertThat(inquired.found()).as("it may take several requests").isZero();
        assertThat(tables.tasks.open).isEmpty();
    }

    /// Its statement says that it gave money back, and it itself that it has all of it.
    @Test
    void whatCameToNothingStaysOpenAndIsForPeople() {
        var order = tables.took(DAY, 18_000);
        tables.sells(order, DAY, 18_000);
        tables.cancels(order, DAY, 5_000);
        inquired.paid(order, 18_000);
        inquired.has(order, 18_000, 18_000);

        assertThat(compared(NEXT))
                .containsExactlyEntriesOf(Map.of(order.toString(), DifferenceReason.CANCELLED_BY_GATEWAY));
        assertThat(tables.all(DAY)).allMatch(it -> it.open());
        assertThat(inquired.told()).isEmpty();
        assertThat(tables.tasks.open).containsOnlyKeys("%s %s cancelled-by-gateway".formatted(tables.gateway(), DAY));

        inquired.has(order, 18_000, 13_000);
        compared(NEXT.plusDays(1));
        assertThat(tables.all(DAY)).as("it is tried again").noneMatch(it -> it.open());
        assertThat(inquired.told()).containsExactly(order);
    }

    @Test
    void moneyThatTheGatewayHasTakenLateAndGivenBackByItselfIsSettled() {
        var late = tables.asked();
        tables.sells(late, DAY, 18_000);
        inquired.has(late, 18_000, 0);

        assertThat(compared(NEXT)).containsExactlyEntriesOf(Map.of(late.toString(), DifferenceReason.LATE_CAPTURE));
        assertThat(tables.all(DAY)).noneMatch(it -> it.open());
        assertThat(inquired.told()).isEmpty();
    }

    @Test
    void moneyOfWhichTheGatewayDoesNotAnswerIsForPeople() {
        tables.sells(tables.took(DAY, 9_000), DAY, 9_000);
        var late = tables.asked();
        tables.sells(late, DAY, 18_000);

        assertThat(compared(NEXT)).containsValue(DifferenceReason.LATE_CAPTURE);
        assertThat(tables.tasks.open).hasSize(1);
        tables.tasks.open.clear();
        compared(NEXT.plusDays(1));
        assertThat(tables.tasks.open).as("people have seen it").isEmpty();
    }

    /// Scenario 16.
    @ParameterizedTest
    @EnumSource(value = Problem.class)
    void ofAStatementThatIsBadNothingIsKeptAndNothingIsLost(Problem problem) {
        tables.sells(tables.took(DAY, 18_000), DAY, 18_000);
        tables.breakOff(problem);
        tables.on(NEXT.plusDays(1), inquired.lateMoney()).run();
        assertThat(tables.rows(DAY)).isZero();
        assertThat(tables.found(DAY)).isEmpty();
        assertThat(tables.books.result(tables.gateway(), DAY).orElseThrow().problem())
                .isEqualTo(Problem.NAMES.nameOf(problem));
        assertThat(tables.tasks.open)
                .containsEntry(
                        "%s %s %s".formatted(tables.gateway(), DAY, Problem.NAMES.nameOf(problem)), Kind.STATEMENT_BAD);

        tables.getWell();
        assertThat(compared(NEXT.plusDays(1))).isEmpty();
        assertThat(tables.rows(DAY)).isEqualTo(1);
        assertThat(tables.tasks.open).isEmpty();
    }

    /// Scenario 16.
    @ParameterizedTest
    @EnumSource(value = Problem.class, mode = Mode.EXCLUDE, names = "NOT_THERE")
    void aNewEditionReplacesTheOldOneUnlessItIsBad(Problem problem) {
        tables.sells(tables.took(DAY, 18_000), DAY, 18_000);
        compared(NEXT);
        Objects.requireNonNull(tables.statements.get(DAY)).clear();
        tables.breakOff(problem);
        var reconciliation = tables.on(NEXT, inquired.lateMoney());
        assertThat(reconciliation.read(DAY)).isFalse();
        assertThat(tables.rows(DAY)).isEqualTo(1);
        assertThat(tables.books.isRead(tables.gateway(), DAY)).isTrue();

        tables.getWell();
        assertThat(reconciliation.read(DAY)).isTrue();
        assertThat(tables.rows(DAY)).isZero();
    }

    /// Scenario 16.
    @Test
    void aRowThatStandsInItTwiceSpoilsTheStatementAsDoesOneOfAnotherDay() {
        var row = tables.sells(tables.took(DAY, 18_000), DAY, 18_000);
        Objects.requireNonNull(tables.statements.get(DAY)).add(row);
        compared(NEXT);
        assertThat(tables.rows(DAY)).isZero();
        assertThat(tables.tasks.open.keySet()).allMatch(it -> it.endsWith("doubled-row"));

        tables.statements.put(DAY, List.of(SettlementTables.row("k", UUID.randomUUID(), DAY.minusDays(1), 1_000)));
        compared(NEXT);
        assertThat(tables.rows(DAY)).isZero();
        assertThat(tables.tasks.open.keySet())
                .as("and no more of what was wrong before")
                .allMatch(it -> it.endsWith("other-day"));
    }

    /// A gateway may take as long as it likes.
    @Test
    void whileAStatementArrivesNothingIsHeldAndItsOldEditionCounts() {
        tables.sells(tables.took(DAY, 18_000), DAY, 18_000);
        compared(NEXT);
        var reconciliation = tables.on(NEXT, inquired.lateMoney());
        tables.sells(UUID.randomUUID(), DAY, 5_000);
        tables.whileItArrives(() -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            assertThat(tables.rows(DAY)).isEqualTo(1);
        });

        assertThat(reconciliation.read(DAY)).isTrue();
        assertThat(tables.rows(DAY)).isEqualTo(2);
    }

    /// A connection waits for each answer only so long.
    @Test
    void noStatementOfTheDatabaseTakesAllRowsOfALongOne() {
        for (int row = 0; row < 20_001; row++) {
            tables.sells(UUID.randomUUID(), DAY, 5_000);
        }
        var written = tables.whileRowsAreCounted(() ->
                assertThat(tables.on(NEXT, inquired.lateMoney()).read(DAY)).isTrue());

        assertThat(tables.rows(DAY)).isEqualTo(20_001);
        assertThat(written).containsExactlyInAnyOrder(10_000L, 10_000L, 1L);
    }

    @Test
    void ofAStatementThatStaysBadNoRowsAreLeft() {
        for (int row = 0; row < 1_500; row++) {
            tables.sells(UUID.randomUUID(), DAY, 5_000);
        }
        tables.whileItArrives(() -> assertThat(tables.arrivingRows()).isEqualTo(1_000));
        tables.breakOff(Problem.INCOMPLETE);
        assertThat(tables.on(NEXT, inquired.lateMoney()).read(DAY)).isFalse();
        assertThat(tables.arrivingRows()).isZero();

        tables.getWell();
        assertThat(tables.on(NEXT, inquired.lateMoney()).read(DAY)).isTrue();
        assertThat(tables.arrivingRows()).isZero();
    }

    @Test
    void ofTwoWhoReadAStatementAtOnceTheOneThatBeganLaterCounts() {
        for (int row = 0; row < 1_500; row++) {
            tables.sells(UUID.randomUUID(), DAY, 5_000);
        }
        var reconciliation = tables.on(NEXT, inquired.lateMoney());
        tables.whileItArrives(() -> {
            tables.whileItArrives(() -> {});
            assertThat(reconciliation.read(DAY)).isTrue();
        });

        assertThatThrownBy(() -> reconciliation.read(DAY)).isInstanceOf(IllegalStateException.class);
        assertThat(tables.rows(DAY)).isEqualTo(1_500);
        assertThat(compared(NEXT)).hasSize(1_500);
    }

    @Test
    void aStatementThatDifferedIsReadAgainTheNextDay() {
        var order = tables.took(DAY, 18_000);
        assertThat(compared(NEXT)).containsOnlyKeys(order.toString());

        tables.sells(order, DAY, 18_000);
        tables.failures.put(DAY, new BadStatement(Problem.INCOMPLETE, "half of it"));
        assertThat(compared(NEXT.plusDays(1))).as("the edition before").containsOnlyKeys(order.toString());

        tables.failures.clear();
        assertThat(compared(NEXT.plusDays(2))).isEmpty();
        assertThat(tables.tasks.open).isEmpty();
    }

    /// Our contract is at its end, not the gateway.
    @Test
    void aStatementForWhichWeMayNotAskIsNotBad() {
        var order = tables.took(DAY, 18_000);
        assertThat(compared(NEXT)).containsOnlyKeys(order.toString());
        tables.tasks.open.clear();
        tables.sells(order, DAY, 18_000);
        tables.failures.put(DAY, new StatementNotAsked());
        tables.failures.put(NEXT, new StatementNotAsked());

        assertThatThrownBy(() -> compared(NEXT.plusDays(1))).isInstanceOf(StatementNotAsked.class);
        assertThat(tables.comparedOn(NEXT.plusDays(1))).as("the edition before").isEqualTo(1);
        assertThat(tables.books.result(tables.gateway(), NEXT)).as("never read").isEmpty();
        assertThat(tables.tasks.open).isEmpty();

        tables.failures.clear();
        assertThat(compared(NEXT.plusDays(2))).isEmpty();
    }

    @Test
    void payOutsForWhichWeMayNotAskSpoilNothing() {
        var missing = tables.took(DAY, 18_000);
        tables.payOutsNotAsked = true;

        assertThat(compared(NEXT)).containsOnlyKeys(missing.toString());
        assertThat(tables.tasks.open).containsOnlyKeys("%s %s missing-at-gateway".formatted(tables.gateway(), DAY));
    }

    /// As when reading them all takes longer than a round may.
    @Test
    void whoeverIsInterruptedGoesOnWhereHeWas() {
        for (int day = 0; day < 14; day++) {
            tables.took(DAY.plusDays(day), 18_000);
        }
        compared(DAY.plusDays(14));
        var today = DAY.plusDays(15);

        for (int compared : List.of(3, 6, 9, 12)) {
            tables.interruptAfter(3);
            assertThatThrownBy(() -> compared(today)).isInstanceOf(BadStatement.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(tables.comparedOn(today)).isEqualTo(compared);
        }
        assertThat(tables.tasks.open.keySet()).noneMatch(it -> it.endsWith("incomplete"));
    }

    /// A gateway may say anything.
    @Test
    void whatTablesCannotHoldIsUnreadable() {
        tables.statements.put(DAY, List.of(SettlementTables.row("k\u0000", UUID.randomUUID(), DAY, 1_000)));
        compared(NEXT);
        assertThat(tables.rows(DAY)).isZero();
        assertThat(tables.tasks.open).containsOnlyKeys("%s %s unreadable".formatted(tables.gateway(), DAY));

        tables.failures.put(DAY, new BadStatement(Problem.INCOMPLETE, "'D|\u0000'".repeat(1_000)));
        compared(NEXT);
        assertThat(tables.tasks.open).containsOnlyKeys("%s %s incomplete".formatted(tables.gateway(), DAY));
    }

    @Test
    void aDayThatFailsKeepsNoOtherFromItsTurn() {
        tables.took(DAY, 18_000);
        var missing = tables.took(NEXT, 18_000);
        tables.failures.put(DAY, new IllegalStateException("whatever it is"));

        assertThatThrownBy(() -> comparedDay(NEXT, NEXT.plusDays(1))).hasMessage("whatever it is");
        assertThat(tables.found(NEXT)).containsEntry(missing.toString(), DifferenceReason.MISSING_AT_GATEWAY);
    }

    /// An amount for which the database cannot reckon a fee.
    @Test
    void peopleAreToldOfADayThatCannotBeComparedAgainAndAgain() {
        var huge = Won.of(4_000_000_000_000_000_000L);
        var row = tables.sells(
                tables.took(DAY, 18_000),
                DAY,
                18_000,
                it -> new SettlementRow(
                        it.key(),
                        it.order(),
                        it.paymentKey(),
                        true,
                        huge,
                        it.fee(),
                        it.vat(),
                        huge,
                        it.soldOn(),
                        it.paidOutOn()));
        var reconciliation = tables.on(NEXT, inquired.lateMoney());
        for (int tries = 0; tries < 5; tries++) {
            assertThatThrownBy(reconciliation::run).isInstanceOf(DataAccessException.class);
            assertThat(tables.tasks.open).isEmpty();
        }
        assertThatThrownBy(reconciliation::run).isInstanceOf(DataAccessException.class);
        assertThat(tables.tasks.open)
                .containsExactlyEntriesOf(Map.of("%s %s".formatted(tables.gateway(), DAY), Kind.JOURNAL_BEHIND));

        Objects.requireNonNull(tables.statements.get(DAY)).remove(row);
        assertThat(reconciliation.read(DAY)).isTrue();
        reconciliation.run();
        assertThat(tables.tasks.open).containsOnlyKeys("%s %s missing-at-gateway".formatted(tables.gateway(), DAY));
    }

    @Test
    void payOutsThatAreNotAsAgreedAreForPeopleAndSpoilNothingElse() {
        var missing = tables.took(DAY, 18_000);
        var twice = new PayOut("ref", DAY, Won.of(17_604), false);
        tables.payOuts.put(DAY, List.of(twice, twice));
        assertThat(compared(NEXT)).containsOnlyKeys(missing.toString());
        assertThat(tables.tasks.open).containsKey("%s %s pay-outs doubled-row".formatted(tables.gateway(), DAY));

        tables.payOuts.put(DAY, List.of(twice));
        tables.on(NEXT, inquired.lateMoney()).compare(DAY, NEXT);
        assertThat(tables.tasks.open).containsOnlyKeys("%s %s missing-at-gateway".formatted(tables.gateway(), DAY));
    }

    @Test
    void aStatementThatIsNotThereYetIsForPeopleOnlyWhenItIsLate() {
        tables.took(DAY, 18_000);
        tables.breakOff(Problem.NOT_THERE);
        compared(NEXT);
        assertThat(tables.tasks.open).isEmpty();
        compared(NEXT.plusDays(1));
        assertThat(tables.tasks.open).isNotEmpty();
    }

    /// Scenario 20, as far as it is between a gateway and us.
    @Test
    void whoStopsBetweenComparingAndTellingTellsItWithTheNextComparison() {
        tables.took(DAY, 18_000);
        tables.tasks.stops = true;
        assertThatThrownBy(() -> compared(NEXT)).isInstanceOf(IllegalStateException.class);
        assertThat(tables.all(DAY)).as("compared").hasSize(1);

        tables.tasks.stops = false;
        compared(NEXT.plusDays(1));
        var about = "%s %s missing-at-gateway".formatted(tables.gateway(), DAY);
        assertThat(tables.tasks.open).containsOnlyKeys(about);

        tables.tasks.open.clear();
        compared(NEXT.plusDays(2));
        assertThat(tables.tasks.open).as("people have seen it").isEmpty();
    }

    @Test
    void whatReachesTheBankIsComparedWithTheRows() {
        long due = tables.sells(tables.took(DAY, 18_000), DAY, 18_000).payOut().amount();
        var today = PAID_OUT.plusDays(1);

        assertThat(paidOut(today)).containsExactly(DifferenceReason.NOT_PAID_OUT);
        assertThat(paidOut(today, due)).isEmpty();
        assertThat(paidOut(today, due - 1)).containsExactly(DifferenceReason.PAID_OUT_LESS);
        assertThat(paidOut(today, due - 1, 1)).isEmpty();
        assertThat(paidOut(today, due, 1)).containsExactly(DifferenceReason.PAID_OUT_MORE);
        tables.payOuts.put(PAID_OUT, List.of(new PayOut("ref", PAID_OUT, Won.of(due), true)));
        assertThat(comparedPayOut(today)).containsExactly(DifferenceReason.PAY_OUT_RETURNED);
        assertThat(tables.books.result(tables.gateway(), PAID_OUT).orElseThrow().paidOut())
                .isEqualTo(Won.ZERO);
    }

    @Test
    void whatWasPaidOutIsNotJudgedWhileAStatementIsMissing() {
        tables.took(DAY, 18_000);
        tables.breakOff(Problem.NOT_THERE);
        compared(NEXT);
        tables.getWell();
        tables.payOuts.put(PAID_OUT, List.of(new PayOut("ref", PAID_OUT, Won.of(17_604), false)));
        tables.on(PAID_OUT.plusDays(1), inquired.lateMoney()).read(PAID_OUT);
        tables.on(PAID_OUT.plusDays(1), inquired.lateMoney()).compare(PAID_OUT, PAID_OUT.plusDays(1));
        assertThat(tables.found(PAID_OUT)).isEmpty();
    }

    /// Rows in any order, any of them left out or added, or wrong: what is found is what was planted.
    @RepeatedTest(50)
    void whatIsFoundIsWhatWasPlanted(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var planted = new HashMap<String, DifferenceReason>();
        for (int payment = 0; payment < 60; payment++) {
            plant(random, planted);
        }
        Collections.shuffle(tables.statements.getOrDefault(DAY, List.of()), random);

        assertThat(compared(NEXT))
                .as("seed %d", repetition.getCurrentRepetition())
                .isEqualTo(planted);
        assertThat(compared(NEXT)).as("again").isEqualTo(planted);
    }

    private void plant(Random random, Map<String, DifferenceReason> planted) {
        long won = 1_000 + random.nextInt(50_000);
        switch (random.nextInt(10)) {
            case 0 -> planted.put(tables.took(DAY, won).toString(), DifferenceReason.MISSING_AT_GATEWAY);
            case 1 -> {
                var order = UUID.randomUUID();
                tables.sells(order, DAY, won);
                planted.put(order.toString(), DifferenceReason.UNKNOWN_PAYMENT);
            }
            case 2 -> {
                var order = tables.took(DAY, won);
                tables.sells(order, DAY, won + 1 + random.nextInt(900));
                planted.put(order.toString(), DifferenceReason.AMOUNT_DIFFERS);
            }
            case 3 -> {
                var order = tables.took(DAY, won);
                var row = tables.sells(
                        order, DAY, won, it -> with(it, it.key(), it.fee().plus(Won.of(1)), it.vat(), it.payOut()));
                planted.put(row.key(), DifferenceReason.FEE_DIFFERS);
            }
            case 4 -> {
                var order = tables.took(DAY, won);
                tables.gaveBack(order, DAY, won);
                planted.put(order.toString(), DifferenceReason.CANCELLED_ON_THE_SAME_DAY);
            }
            case 5 -> {
                var order = tables.asked();
                tables.sells(order, DAY, won);
                planted.put(order.toString(), DifferenceReason.LATE_CAPTURE);
            }
            case 6 -> {
                var order = tables.took(DAY, won);
                tables.sells(order, DAY, won);
                tables.cancels(order, DAY, won / 2);
                tables.gaveBack(order, DAY, won / 2);
            }
            case 7 -> {
                var order = tables.took(DAY, won);
                tables.tookAgain(order, DAY, won);
                tables.sells(order, DAY, won);
                tables.sellsAgain(order, DAY, won);
            }
            default -> tables.sells(tables.took(DAY, won), DAY, won);
        }
    }

    private Map<String, DifferenceReason> compared(LocalDate today) {
        return comparedDay(DAY, today);
    }

    private Map<String, DifferenceReason> comparedDay(LocalDate day, LocalDate today) {
        tables.on(today, inquired.lateMoney()).run();
        return tables.found(day);
    }

    private List<DifferenceReason> paidOut(LocalDate today, long... won) {
        tables.payOuts.put(
                PAID_OUT,
                LongStream.of(won)
                        .mapToObj(it -> new PayOut("ref-" + it, PAID_OUT, Won.of(it), false))
                        .toList());
        return comparedPayOut(today);
    }

    private List<DifferenceReason> comparedPayOut(LocalDate today) {
        var reconciliation = tables.on(today, inquired.lateMoney());
        reconciliation.run();
        reconciliation.compare(PAID_OUT, today);
        return tables.all(PAID_OUT).stream().map(it -> it.reason()).toList();
    }

    private long amount(UUID order) {
        return tables.jdbc
                .sql("select amount from captured_money where order_id = ?")
                .param(order)
                .query(Long.class)
                .single();
    }

    private static SettlementRow with(SettlementRow it, String key, Won fee, Won vat, Won payOut) {
        return new SettlementRow(
                key,
                it.order(),
                it.paymentKey(),
                it.taken(),
                it.amount(),
                fee,
                vat,
                payOut,
                it.soldOn(),
                it.paidOutOn());
    }
}
