package dev.dosirak.ad.campaign;

import dev.dosirak.ad.campaign.CampaignState.By;
import dev.dosirak.ad.campaign.CampaignState.Deleted;
import dev.dosirak.ad.campaign.CampaignState.Ended;
import dev.dosirak.ad.campaign.CampaignState.Paused;
import dev.dosirak.ad.campaign.CampaignState.Running;
import dev.dosirak.ad.campaign.CampaignState.Stopped;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Text;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A placement that an owner has bought for a shop.
///
/// Every rule answers the campaign as it is then; a command that changes nothing answers an equal one.
///
/// @param position among the ads of a place: 1 is the top; several may have the same
/// @param exhaustedUntil the midnight until which the day's budget is used up; may have passed
public record Campaign(
        UUID id,
        UUID shop,
        UUID owner,
        Period period,
        CampaignArea area,
        int position,
        Budget budget,
        Prices prices,
        CampaignState state,
        Optional<Instant> exhaustedUntil) {

    private static final int LAST_POSITION = 10;
    private static final int LONGEST_REASON = 500;
    private static final Duration KEPT = Duration.ofDays(30);

    public Campaign {
        Refused.unless(
                position >= 1 && position <= LAST_POSITION, CampaignRefusal.POSITION_OUT_OF_RANGE, LAST_POSITION);
    }

    /// @throws Refused when it would begin in the past, or nothing of the kind is sold
    public static Campaign bought(UUID id, UUID owner, Booking booking, Prices prices, Instant now) {
        var period = new Period(booking.from().orElse(now), booking.to());
        period.mustBegin(now);
        return new Campaign(
                id,
                booking.shop(),
                owner,
                period,
                booking.area(),
                booking.position(),
                Budget.of(booking.dailyBudget(), Seoul.dayOf(now)),
                prices,
                new Running(),
                Optional.empty());
    }

    /// @throws Refused when it is over
    public Campaign pause(Instant now) {
        mustBeOpen(now);
        return with(new Paused());
    }

    /// @throws Refused when it is over
    public Campaign resume(Instant now) {
        mustBeOpen(now);
        return with(new Running());
    }

    /// Whose period has passed was ended by time; for the owner that is the same.
    ///
    /// @throws Refused when an operator has stopped it
    public Campaign end(Instant now) {
        return switch (state) {
            case Running _, Paused _ -> period.isOver(now) ? expire(now) : with(new Ended(By.OWNER, now));
            case Ended _ -> this;
            case Stopped _ -> throw new Refused(CampaignRefusal.ALREADY_OVER);
            case Deleted _ -> throw new Refused(CampaignRefusal.UNKNOWN_CAMPAIGN);
        };
    }

    /// Ends what is past its period, and nothing else.
    public Campaign expire(Instant now) {
        return switch (state) {
            case Running _, Paused _ when period.isOver(now) -> with(new Ended(By.TIME, period.to()));
            case Running _, Paused _, Ended _, Stopped _, Deleted _ -> this;
        };
    }

    /// An operator takes it down; the first reason stays.
    ///
    /// @throws Refused when it was over before
    public Campaign stop(String reason, Instant now) {
        Refused.unless(Text.fits(reason, 1, LONGEST_REASON), CampaignRefusal.REASON_LENGTH, LONGEST_REASON);
        if (state instanceof Stopped) {
            return this;
        }
        mustBeOpen(now);
        return with(new Stopped(reason, now));
    }

    /// Another last moment and another budget, which holds from today on.
    ///
    /// @param today what was counted today
    /// @throws Refused when it is over, or nothing of the kind is sold
    public Campaign changed(Instant end, Won dailyBudget, DailyTotal today, Instant now) {
        mustBeOpen(now);
        return new Campaign(
                        id,
                        shop,
                        owner,
                        period.until(end, now),
                        area,
                        position,
                        budget.changed(dailyBudget, Seoul.dayOf(now)),
                        prices,
                        state,
                        exhaustedUntil)
                .withBudgetChecked(today, now);
    }

    /// Its owner clears it away.
    ///
    /// @throws Refused unless it was over before it began, or has been over for 30 days
    public Campaign delete(Instant now) {
        return switch (state) {
            case Ended(By _, Instant at) -> deletedAfter(at, now);
            case Stopped(String _, Instant at) -> deletedAfter(at, now);
            case Deleted _ -> this;
            case Running _, Paused _ -> throw new Refused(CampaignRefusal.NOT_TO_BE_DELETED_YET, KEPT.toDays());
        };
    }

    private Campaign deletedAfter(Instant over, Instant now) {
        Refused.unless(
                !period.hasBegun(over) || !now.isBefore(over.plus(KEPT)),
                CampaignRefusal.NOT_TO_BE_DELETED_YET,
                KEPT.toDays());
        return with(new Deleted());
    }

    /// What has been counted by then on the day of the count, this one included.
    ///
    /// @throws Refused when it cannot have been seen on that day
    public DailyTotal counted(DailyTotal before, AdCount count) {
        Refused.unless(period.mayCover(count.day()), CampaignRefusal.DAY_OUT_OF_PERIOD, count.day());
        return before.plus(count, prices.of(count), budget.on(count.day()));
    }

    /// Weighs what was spent against what is allowed: today decides, other days are past or yet to come.
    public Campaign withBudgetChecked(DailyTotal dailyTotal, Instant now) {
        boolean exhausted = !dailyTotal.spent().isLessThan(budget.on(dailyTotal.day()));
        if (!isOpen(now) || !dailyTotal.day().equals(Seoul.dayOf(now)) || exhausted == isExhausted(now)) {
            return this;
        }
        return exhaustedUntil(exhausted ? Optional.of(Seoul.midnightAfter(dailyTotal.day())) : Optional.empty());
    }

    private boolean isExhausted(Instant now) {
        return exhaustedUntil.map(now::isBefore).orElse(false);
    }

    /// Whether it may still be shown some day.
    public boolean isOpen(Instant now) {
        return switch (state) {
            case Running _, Paused _ -> !period.isOver(now);
            case Ended _, Stopped _, Deleted _ -> false;
        };
    }

    private void mustBeOpen(Instant now) {
        Refused.unless(!isDeleted(), CampaignRefusal.UNKNOWN_CAMPAIGN);
        Refused.unless(isOpen(now), CampaignRefusal.ALREADY_OVER);
    }

    public boolean isDeleted() {
        return state instanceof Deleted;
    }

    public boolean isOwnedBy(UUID member) {
        return owner.equals(member);
    }

    /// The day on which it became exhausted, should it be so.
    public Optional<LocalDate> exhaustedOn() {
        return exhaustedUntil.map(it -> Seoul.dayOf(it).minusDays(1));
    }

    private Campaign with(CampaignState now) {
        return new Campaign(id, shop, owner, period, area, position, budget, prices, now, exhaustedUntil);
    }

    private Campaign exhaustedUntil(Optional<Instant> midnight) {
        return new Campaign(id, shop, owner, period, area, position, budget, prices, state, midnight);
    }
}
