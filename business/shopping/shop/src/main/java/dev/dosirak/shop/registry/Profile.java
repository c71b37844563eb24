package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Phone;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;

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
            ShopRefusal.unlessLength(road, 1, LONGEST_ROAD, "road");
            ShopRefusal.unlessLength(district, 1, LONGEST_DISTRICT, "district");
        }
    }

    public Profile {
        ShopRefusal.unlessLength(name, 1, LONGEST_NAME, "name");
        ShopRefusal.unlessLength(notice, 0, LONGEST_NOTICE, "notice");
        phone = phone.isEmpty() ? "" : numberOf(phone);
        Refused.unless(position.liesInKorea(), ShopRefusal.OUTSIDE_KOREA, position.lat(), position.lng());
    }

    private static String numberOf(String phone) {
        return Phone.of(phone)
                .filter(Phone::isKorean)
                .orElseThrow(() -> new Refused(ShopRefusal.PHONE_FORMAT, phone))
                .toString();
    }
}
