package dev.dosirak.shop;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Phone;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.web.text.MultiLine;
import dev.dosirak.shop.registry.Cuisine;
import dev.dosirak.shop.registry.Profile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Who the shop is, as JSON.
///
/// @param category in lower case, as `chicken`
public record ProfilePart(
        @NotNull @Size(max = 200) String name,

        @OneOf(constantsOf = Cuisine.class) @NotNull @Size(max = 30)
        String category,

        @NotNull @Size(max = 30) String phone,
        @NotNull @Size(max = 4_000) @MultiLine String notice,
        @NotNull @Valid AddressPart address,
        @NotNull @Valid PositionPart position) {

    public record AddressPart(
            @NotNull @Size(max = 400) String road,
            @NotNull @Size(max = 100) String district) {}

    /// Degrees of WGS 84.
    public record PositionPart(
            @DecimalMin("-90") @DecimalMax("90") double lat,
            @DecimalMin("-180") @DecimalMax("180") double lng) {}

    static ProfilePart of(Profile profile) {
        return new ProfilePart(
                profile.name(),
                profile.cuisine().code(),
                profile.phone(),
                profile.notice(),
                new AddressPart(profile.address().road(), profile.address().district()),
                new PositionPart(profile.position().lat(), profile.position().lng()));
    }

    /// @throws dev.dosirak.platform.kernel.Refused when the rules do not accept it
    public Profile toProfile() {
        return toProfile(phone, Position.rounded(position.lat(), position.lng()));
    }

    /// What is stored was taken by older rules, and must stay readable.
    Profile stored() {
        return toProfile(
                Phone.of(phone).filter(Phone::isKorean).map(Phone::toString).orElse(""),
                new Position(position.lat(), position.lng()));
    }

    private Profile toProfile(String number, Position place) {
        return new Profile(
                name,
                Cuisine.of(category),
                number,
                notice,
                new Profile.Address(address.road(), address.district()),
                place);
    }
}
