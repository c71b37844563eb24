package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What an owner wants to buy.
///
/// @param from empty for at once
/// @param position among the ads of a place: 1 is the top
public record Booking(
        UUID shop, Optional<Instant> from, Instant to, CampaignArea area, int position, Won dailyBudget) {}
