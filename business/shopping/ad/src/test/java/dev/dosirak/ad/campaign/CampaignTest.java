package dev.dosirak.ad.campaign;

import static dev.dosirak.ad.campaign.Examples.AROUND_MAPO;
import static dev.dosirak.ad.campaign.Examples.CAMPAIGN;
import static dev.dosirak.ad.campaign.Examples.MAPO;
import static dev.dosirak.ad.campaign.Examples.MINJI;
import static dev.dosirak.ad.campaign.Examples.NEXT_WEEK;
import static dev.dosirak.ad.campaign.Examples.NOON;
import static dev.dosirak.ad.campaign.Examples.ONE_WEEK;
import static dev.dosirak.ad.campaign.Examples.PRICES;
import static dev.dosirak.ad.campaign.Examples.RUNNING;
import static dev.dosirak.ad.campaign.Examples.SCHEDULED;
import static dev.dosirak.ad.campaign.Examples.SHOP;
import static dev.dosirak.ad.campaign.Examples.TODAY;
import static dev.dosirak.ad.campaign.Examples.days;
import static dev.dosirak.ad.campaign.Examples.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.ad.campaign.CampaignState.By;
import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CampaignTest {

    private static final Instant LATER = NOON.plusSeconds(60);
    private static final DailyTotal NOTHING = DailyTotal.of(TODAY);

    @Test
    void aCampaignBeginsNowOrInTheFutureAndLastsNinetyDaysAtMost() {
        assertThat(bought(from(NOON)).period().from()).isEqualTo(NOON);
        assertThat(bought(from(NOON.plus(days(365)))).isOpen(NOON)).isTrue();
        assertThat(bought(until(NOON.plus(days(90)))).period().to()).isEqualTo(NOON.plus(days(90)));

        assertRefused(CampaignRefusal.START_OUT_OF_RANGE, () -> bought(from(NOON.minusMillis(1))));
        assertRefused(
                CampaignRefusal.START_OUT_OF_RANGE,
                () -> bought(from(NOON.plus(days(365)).plusMillis(1))));
        assertRefused(CampaignRefusal.START_OUT_OF_RANGE, () -> bought(from(Instant.MAX.minus(days(30)))));
        assertRefused(CampaignRefusal.PERIOD_OUT_OF_RANGE, () -> bought(until(NOON)));
        assertRefused(CampaignRefusal.PERIOD_OUT_OF_RANGE, () -> bought(until(Instant.MIN)));
        assertRefused(
                CampaignRefusal.PERIOD_OUT_OF_RANGE,
                () -> bought(until(NOON.plus(days(90)).plusMillis(1))));
    }

    @Test
    void whatIsSoldHasItsLimits() {
        assertRefused(CampaignRefusal.OUTSIDE_KOREA, () -> new CampaignArea(new Position(35.68, 139.76), 500));
        assertRefused(CampaignRefusal.RADIUS_OUT_OF_RANGE, () -> new CampaignArea(MAPO, 99));
        assertRefused(CampaignRefusal.RADIUS_OUT_OF_RANGE, () -> new CampaignArea(MAPO, 5_001));
        assertRefused(CampaignRefusal.POSITION_OUT_OF_RANGE, () -> bought(0, 10_000));
        assertRefused(CampaignRefusal.POSITION_OUT_OF_RANGE, () -> bought(11, 10_000));
        assertRefused(CampaignRefusal.BUDGET_OUT_OF_RANGE, () -> bought(1, 999));
        assertRefused(CampaignRefusal.BUDGET_OUT_OF_RANGE, () -> bought(1, 10_000_001));
        assertThat(bought(10, 1_000).budget().daily()).isEqualTo(Won.of(1_000));
        assertThat(bought(1, 10_000_000).prices()).isEqualTo(PRICES);
        assertThatThrownBy(() -> new Prices(Won.of(-1), Won.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOwnerPausesAndResumesUntilItIsOver() {
        var paused = RUNNING.pause(LATER);
        assertThat(paused.state()).isEqualTo(new CampaignState.Paused());
        assertThat(paused.pause(LATER)).isEqualTo(paused);
        assertThat(paused.resume(LATER)).isEqualTo(RUNNING);
        assertThat(RUNNING.resume(LATER)).isEqualTo(RUNNING);
        assertThat(SCHEDULED.pause(NOON).isOpen(NOON)).isTrue();

        assertRefused(CampaignRefusal.ALREADY_OVER, () -> RUNNING.pause(NEXT_WEEK));
        assertRefused(CampaignRefusal.ALREADY_OVER, () -> paused.resume(NEXT_WEEK));
        assertRefused(CampaignRefusal.ALREADY_OVER, () -> RUNNING.end(LATER).resume(LATER));
        assertRefused(
                CampaignRefusal.ALREADY_OVER, () -> RUNNING.stop("과장 광고", LATER).pause(LATER));
    }

    @Test
    void itIsEndedOnceByItsOwnerOrByTime() {
        var ended = RUNNING.end(LATER);
        assertThat(ended.state()).isEqualTo(new CampaignState.Ended(By.OWNER, LATER));
        assertThat(ended.end(LATER.plusSeconds(1))).isEqualTo(ended);
        assertThat(RUNNING.pause(LATER).end(LATER)).isEqualTo(ended);
        assertRefused(
                CampaignRefusal.ALREADY_OVER, () -> RUNNING.stop("과장 광고", LATER).end(LATER));

        var ranOut = RUNNING.expire(NEXT_WEEK);
        assertThat(ranOut.state()).isEqualTo(new CampaignState.Ended(By.TIME, NEXT_WEEK));
        assertThat(RUNNING.pause(LATER).expire(NEXT_WEEK)).isEqualTo(ranOut);
        assertThat(RUNNING.end(NEXT_WEEK.plusSeconds(5))).isEqualTo(ranOut);
        assertThat(RUNNING.expire(NEXT_WEEK.minusMillis(1))).isEqualTo(RUNNING);
        assertThat(ended.expire(NEXT_WEEK)).isEqualTo(ended);
    }

    @Test
    void anOperatorStopsItForAReason() {
        var stopped = RUNNING.pause(LATER).stop("과장 광고", LATER);
        assertThat(stopped.state()).isEqualTo(new CampaignState.Stopped("과장 광고", LATER));
        assertThat(stopped.stop("다른 이유", LATER)).isEqualTo(stopped);
        assertThat(RUNNING.stop("가".repeat(500), LATER).isOpen(LATER)).isFalse();

        assertRefused(CampaignRefusal.REASON_LENGTH, () -> RUNNING.stop(" ", LATER));
        assertRefused(CampaignRefusal.REASON_LENGTH, () -> RUNNING.stop("가".repeat(501), LATER));
        assertRefused(CampaignRefusal.ALREADY_OVER, () -> RUNNING.end(LATER).stop("과장 광고", LATER));
        assertRefused(CampaignRefusal.ALREADY_OVER, () -> RUNNING.stop("과장 광고", NEXT_WEEK));
    }

    @Test
    void endAndBudgetMayBeChangedWhileItIsOpen() {
        var changed = RUNNING.changed(NOON.plus(days(90)), Won.of(20_000), NOTHING, LATER);
        assertThat(changed.period().to()).isEqualTo(NOON.plus(days(90)));
        assertThat(changed.budget().daily()).isEqualTo(Won.of(20_000));
        assertThat(changed.changed(NOON.plus(days(90)), Won.of(20_000), NOTHING, LATER.plus(days(1))))
                .isEqualTo(changed);

        assertRefused(CampaignRefusal.END_HAS_PASSED, () -> RUNNING.changed(LATER, Won.of(20_000), NOTHING, LATER));
        assertRefused(
                CampaignRefusal.PERIOD_OUT_OF_RANGE,
                () -> RUNNING.changed(NOON.plus(days(91)), Won.of(20_000), NOTHING, LATER));
        assertRefused(
                CampaignRefusal.PERIOD_OUT_OF_RANGE,
                () -> SCHEDULED.changed(LATER.plusSeconds(1), Won.of(20_000), NOTHING, LATER));
        assertRefused(CampaignRefusal.BUDGET_OUT_OF_RANGE, () -> RUNNING.changed(NEXT_WEEK, Won.of(1), NOTHING, LATER));
        assertRefused(
                CampaignRefusal.ALREADY_OVER,
                () -> RUNNING.changed(NEXT_WEEK.plusSeconds(1), Won.of(20_000), NOTHING, NEXT_WEEK));
    }

    @Test
    void aChangedBudgetLeavesDaysThatArePastAlone() {
        var budget =
                Budget.of(Won.of(1_000), TODAY).changed(Won.of(2_000), TODAY).changed(Won.of(3_000), TODAY.plusDays(2));

        assertThat(budget.on(TODAY.minusDays(1))).isEqualTo(Won.of(2_000));
        assertThat(budget.on(TODAY)).isEqualTo(Won.of(2_000));
        assertThat(budget.on(TODAY.plusDays(1))).isEqualTo(Won.of(2_000));
        assertThat(budget.on(TODAY.plusDays(2))).isEqualTo(Won.of(3_000));
        assertThat(budget.on(TODAY.plusDays(9))).isEqualTo(Won.of(3_000)).isEqualTo(budget.daily());
    }

    @Test
    void onlyWhatNeverRanOrIsLongOverIsDeleted() {
        assertThat(SCHEDULED.end(LATER).delete(LATER).isDeleted()).isTrue();
        assertThat(SCHEDULED.stop("과장 광고", LATER).delete(LATER).isDeleted()).isTrue();
        assertThat(RUNNING.end(LATER).delete(LATER.plus(days(30))).isDeleted()).isTrue();
        var deleted = SCHEDULED.end(LATER).delete(LATER);
        assertThat(deleted.delete(LATER)).isEqualTo(deleted);

        assertRefused(CampaignRefusal.NOT_TO_BE_DELETED_YET, () -> RUNNING.delete(LATER));
        assertRefused(
                CampaignRefusal.NOT_TO_BE_DELETED_YET,
                () -> SCHEDULED.pause(LATER).delete(LATER));
        assertRefused(
                CampaignRefusal.NOT_TO_BE_DELETED_YET,
                () -> RUNNING.end(LATER).delete(LATER.plus(days(30)).minusMillis(1)));
        assertRefused(
                CampaignRefusal.NOT_TO_BE_DELETED_YET, () -> RUNNING.end(NOON).delete(LATER));
    }

    @Test
    void aDeletedCampaignIsUnknownToEveryCommand() {
        var deleted = SCHEDULED.end(LATER).delete(LATER);
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> deleted.pause(LATER));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> deleted.resume(LATER));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> deleted.end(LATER));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> deleted.stop("과장 광고", LATER));
        assertRefused(
                CampaignRefusal.UNKNOWN_CAMPAIGN, () -> deleted.changed(NEXT_WEEK, Won.of(20_000), NOTHING, LATER));
    }

    @Test
    void onlyNewsMakesAVersionAndAFactIsToldOnce() {
        assertThat(CampaignFact.of(new Change<>(Optional.empty(), RUNNING, NOON)))
                .containsExactly(CampaignFact.BOUGHT);
        assertThat(change(RUNNING, RUNNING).hasChanged()).isFalse();
        assertThat(change(RUNNING, RUNNING).result().version()).isEqualTo(7);
        assertThat(change(RUNNING, RUNNING.pause(LATER)).result().version()).isEqualTo(8);
        assertThat(CampaignFact.of(change(RUNNING, RUNNING.pause(LATER)))).isEmpty();
        assertThat(CampaignFact.of(change(RUNNING, RUNNING.end(LATER)))).containsExactly(CampaignFact.ENDED);

        var spent = new DailyTotal(TODAY, 10_000, 0, Won.of(10_000));
        var exhausted = RUNNING.withBudgetChecked(spent, LATER);
        assertThat(CampaignFact.of(change(RUNNING, exhausted))).containsExactly(CampaignFact.EXHAUSTED);
        assertThat(CampaignFact.of(change(exhausted, exhausted.pause(LATER)))).isEmpty();
        var raised = exhausted.changed(NEXT_WEEK, Won.of(20_000), spent, LATER);
        assertThat(CampaignFact.of(change(exhausted, raised))).isEmpty();
        var stopped = SCHEDULED.stop("과장 광고", LATER);
        assertThat(CampaignFact.of(change(stopped, stopped.delete(LATER)))).isEmpty();
    }

    private static Change<Campaign> change(Campaign before, Campaign after) {
        return new Change<>(Optional.of(new Versioned<>(before, 7)), after, LATER);
    }

    private static Campaign bought(Booking booking) {
        return Campaign.bought(CAMPAIGN, MINJI, booking, PRICES, NOON);
    }

    private static Campaign bought(int position, long dailyBudget) {
        return bought(new Booking(SHOP.id(), Optional.empty(), NEXT_WEEK, AROUND_MAPO, position, Won.of(dailyBudget)));
    }

    private static Booking until(Instant end) {
        return new Booking(SHOP.id(), Optional.empty(), end, AROUND_MAPO, 1, ONE_WEEK.dailyBudget());
    }

    static void assertRefused(CampaignRefusal reason, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }
}
