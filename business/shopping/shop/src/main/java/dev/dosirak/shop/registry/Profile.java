package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Phone;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.shop.registry.ShopRefused.Reason;

/// Who the shop is to its customers, and where a rider finds it.
///
/// @param phone as [Phone] writes it; empty when nobody knows one
/// @param notice what the owner wants every customer to read; may be empty
/// @param position of the door, in Korea
public record Profile(String name, Cuisine cuisine, String phone, String notice, Address address, Position position) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NOTICE = 1_000;

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
        phone = phone.isEmpty() ? "" : numberOf(phone);
        ShopRefused.unless(position.liesInKorea(), Reason.OUTSIDE_KOREA, position.lat(), position.lng());
    }

    private static String numberOf(String phone) {
        return Phone.of(phone)
                .filter(Phone::isKorean)
                .orElseThrow(() -> new ShopRefused(Reason.PHONE_FORMAT, phone))
                .toString();
    }
}
