package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.shop.registry.ShopRefused.Reason;
import java.util.regex.Pattern;

/// Who the shop is to its customers, and where a rider finds it.
///
/// @param phone a Korean number, with or without hyphens
/// @param notice what the owner wants every customer to read; may be empty
/// @param position of the door, in Korea
public record Profile(String name, Cuisine cuisine, String phone, String notice, Address address, Position position) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NOTICE = 1_000;
    private static final Pattern PHONE =
            Pattern.compile("0\\d{1,2}-?\\d{3,4}-?\\d{4}|0\\d{3}-?\\d{3,4}-?\\d{4}|1\\d{3}-?\\d{4}");

    /// @param road the street address as it is written on a parcel
    /// @param district the 구 or 군, as `마포구`
    public record Address(String road, String district) {

        private static final int LONGEST_ROAD = 200;
        private static final int LONGEST_DISTRICT = 30;

        public Address {
            ShopRefused.unlessLength(road, 1, LONGEST_ROAD, "road");
            ShopRefused.unlessLength(district, 1, LONGEST_DISTRICT, "district");
        }
    }

    public Profile {
        ShopRefused.unlessLength(name, 1, LONGEST_NAME, "name");
        ShopRefused.unlessLength(notice, 0, LONGEST_NOTICE, "notice");
        ShopRefused.unless(PHONE.matcher(phone).matches(), Reason.PHONE_FORMAT, phone);
        ShopRefused.unless(isInKorea(position), Reason.OUTSIDE_KOREA, position.lat(), position.lng());
    }

    /// From Marado to the northern border and from Baengnyeongdo to Dokdo, as a box.
    private static boolean isInKorea(Position it) {
        return it.lat() >= 33.0 && it.lat() <= 38.7 && it.lng() >= 124.5 && it.lng() <= 132.0;
    }
}
