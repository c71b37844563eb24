package dev.dosirak.order.menu.postgres;

import dev.dosirak.order.menu.OrderableShop;
import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The few fields that we read of a shop as its owner publishes it.
record ShopDocument(
        UUID id,
        UUID owner,
        String state,
        Profile profile,
        Delivery delivery,
        Hours hours,
        @Nullable Menu menu) {

    record Profile(String name, String phone, Address address, Position position) {}

    record Address(String road) {}

    record Delivery(long radiusMeters, long minimumOrder, List<Fee> fees) {}

    record Fee(int uptoMeters, long fee) {}

    record Hours(
            List<Span> weekly,
            @Nullable Set<LocalDate> closedDays,
            @Nullable Instant closedUntil) {}

    record Span(String day, LocalTime open, LocalTime close) {}

    record Menu(List<Category> categories) {}

    record Category(List<Product> products) {}

    record Product(
            UUID id,
            String name,
            long price,
            boolean soldOut,
            @Nullable List<Group> optionGroups) {}

    record Group(String name, int min, int max, List<Option> options) {}

    record Option(UUID id, String name, long price) {}

    OrderableShop toShop() {
        return new OrderableShop(
                id,
                owner,
                state.equals("approved"),
                profile.name(),
                profile.phone(),
                profile.address().road(),
                profile.position(),
                openingHours(),
                delivery.radiusMeters(),
                Won.of(delivery.minimumOrder()),
                new DeliveryFees(delivery.fees().stream()
                        .map(it -> new DeliveryFees.Tier(it.uptoMeters(), Won.of(it.fee())))
                        .toList()),
                products());
    }

    private OpeningHours openingHours() {
        var closed = hours.closedDays();
        return new OpeningHours(
                hours.weekly().stream()
                        .map(it -> OpeningHours.Span.of(it.day(), it.open(), it.close()))
                        .toList(),
                closed == null ? Set.of() : closed,
                Optional.ofNullable(hours.closedUntil()));
    }

    private Map<UUID, OrderableShop.Product> products() {
        var all = menu == null ? List.<Category>of() : menu.categories();
        return all.stream()
                .flatMap(it -> it.products().stream())
                .collect(Collectors.toUnmodifiableMap(Product::id, ShopDocument::product));
    }

    private static OrderableShop.Product product(Product product) {
        var groups = product.optionGroups() == null ? List.<Group>of() : product.optionGroups();
        return new OrderableShop.Product(
                product.id(),
                product.name(),
                Won.of(product.price()),
                product.soldOut(),
                groups.stream().map(ShopDocument::group).toList());
    }

    private static OrderableShop.OptionGroup group(Group group) {
        var options = new LinkedHashMap<UUID, OrderableShop.Option>();
        group.options().forEach(it -> options.put(it.id(), new OrderableShop.Option(it.name(), Won.of(it.price()))));
        return new OrderableShop.OptionGroup(group.name(), group.min(), group.max(), options);
    }
}
