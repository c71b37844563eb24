package dev.dosirak.search.shops;

import java.util.Optional;
import java.util.OptionalLong;

/// What a customer will not accept.
///
/// @param openOnly only shops that take orders at this moment
/// @param maxFee won, for bringing it to the customer's place
/// @param minTenths the least average rating, in tenths of a star; 0 when there is none
public record Filters(
        Optional<String> category, boolean openOnly, OptionalLong maxMinimumOrder, OptionalLong maxFee, int minTenths) {

    public static final Filters NONE =
            new Filters(Optional.empty(), false, OptionalLong.empty(), OptionalLong.empty(), 0);
}
