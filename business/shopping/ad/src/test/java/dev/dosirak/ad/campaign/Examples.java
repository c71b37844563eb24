package dev.dosirak.ad.campaign;

import dev.dosirak.ad.shop.AdvertisedShop;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A chicken shop in Mapo that wants to be seen, a hundred years from now, so that nobody's clock has passed it.
public final class Examples {

    public static final UUID MINJI = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    public static final UUID JUNHO = UUID.fromString("0190aaaa-0000-7000-8000-000000000002");
    public static final UUID CAMPAIGN = UUID.fromString("0190dddd-0000-7000-8000-000000000001");
    public static final Position MAPO = new Position(37.5512, 126.9246);
    public static final AdvertisedShop SHOP =
            new AdvertisedShop(UUID.fromString("0190bbbb-0000-7000-8000-000000000001"), MINJI, true, MAPO, 3_000);

    /// In Seoul.
    public static final Instant NOON = Instant.parse("2126-11-21T03:00:00Z");

    public static final LocalDate TODAY = LocalDate.parse("2126-11-21");
    public static final Instant MIDNIGHT = Instant.parse("2126-11-21T15:00:00Z");
    public static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));

    public static final Prices PRICES = new Prices(Won.of(1), Won.of(100));
    public static final CampaignArea AROUND_MAPO = new CampaignArea(MAPO, 1_500);
    public static final Booking ONE_WEEK =
            new Booking(SHOP.id(), Optional.empty(), NEXT_WEEK, AROUND_MAPO, 1, Won.of(10_000));

    public static final Campaign RUNNING = Campaign.bought(CAMPAIGN, MINJI, ONE_WEEK, PRICES, NOON);

    /// Begins tomorrow noon.
    public static final Campaign SCHEDULED = Campaign.bought(CAMPAIGN, MINJI, from(NOON.plus(days(1))), PRICES, NOON);

    private Examples() {}

    static Booking from(Instant start) {
        return new Booking(SHOP.id(), Optional.of(start), start.plus(days(7)), AROUND_MAPO, 1, Won.of(10_000));
    }

    /// What was spent today, on whatever.
    public static DailyTotal spent(long won) {
        return new DailyTotal(TODAY, 0, 0, Won.of(won));
    }

    public static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
