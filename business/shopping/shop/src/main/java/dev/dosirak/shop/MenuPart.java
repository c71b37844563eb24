package dev.dosirak.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.web.text.MultiLine;
import dev.dosirak.shop.registry.Menu;
import dev.dosirak.shop.registry.ShopRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The menu as JSON. An owner who rewrites it leaves out the ids of what is new.
public record MenuPart(@NotNull @Size(max = 1_000) List<@NotNull @Valid CategoryPart> categories) {

    public record CategoryPart(
            @Nullable UUID id,
            @NotNull @Size(max = 200) String name,
            @NotNull @Size(max = 2_000) List<@NotNull @Valid ProductPart> products) {}

    /// @param regularPrice left out: the price is not reduced
    /// @param soldOut left out: as it is now
    public record ProductPart(
            @Nullable UUID id,
            @NotNull @Size(max = 200) String name,
            @NotNull @Size(max = 2_000) @MultiLine String description,
            long price,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long regularPrice,

            @Nullable Boolean soldOut,
            @NotNull @Size(max = 100) List<@NotNull @Valid GroupPart> optionGroups) {}

    public record GroupPart(
            @Nullable UUID id,
            @NotNull @Size(max = 200) String name,
            int min,
            int max,
            @NotNull @Size(max = 100) List<@NotNull @Valid OptionPart> options) {}

    public record OptionPart(
            @Nullable UUID id, @NotNull @Size(max = 200) String name, long price) {}

    static MenuPart of(Menu menu) {
        return new MenuPart(menu.categories().stream()
                .map(it -> new CategoryPart(
                        it.id(),
                        it.name(),
                        it.products().stream().map(MenuPart::of).toList()))
                .toList());
    }

    private static ProductPart of(Menu.Product it) {
        return new ProductPart(
                it.id(),
                it.name(),
                it.description(),
                it.price().amount(),
                it.regularPrice().map(Won::amount).orElse(null),
                it.soldOut(),
                it.optionGroups().stream().map(MenuPart::of).toList());
    }

    private static GroupPart of(Menu.OptionGroup it) {
        return new GroupPart(
                it.id(),
                it.name(),
                it.min(),
                it.max(),
                it.options().stream()
                        .map(option -> new OptionPart(
                                option.id(), option.name(), option.price().amount()))
                        .toList());
    }

    /// @param current tells what is sold out now
    /// @throws dev.dosirak.platform.kernel.Refused when the rules do not accept it
    public Menu toMenu(Menu current) {
        return new Menu(categories.stream()
                .map(it -> new Menu.Category(
                        idOr(it.id()),
                        it.name(),
                        it.products().stream()
                                .map(product -> toProduct(product, current))
                                .toList()))
                .toList());
    }

    private static Menu.Product toProduct(ProductPart it, Menu current) {
        var id = idOr(it.id());
        boolean soldOut = it.soldOut() == null ? current.isSoldOut(id) : it.soldOut();
        return new Menu.Product(
                id,
                it.name(),
                it.description(),
                Won.of(it.price()),
                Optional.ofNullable(it.regularPrice()).map(Won::of),
                soldOut,
                ShopRefusal.ofDish(
                        it.name(),
                        () -> it.optionGroups().stream().map(MenuPart::toGroup).toList()));
    }

    private static Menu.OptionGroup toGroup(GroupPart it) {
        return new Menu.OptionGroup(
                idOr(it.id()),
                it.name(),
                it.min(),
                it.max(),
                it.options().stream()
                        .map(option -> new Menu.Option(idOr(option.id()), option.name(), Won.of(option.price())))
                        .toList());
    }

    private static UUID idOr(@Nullable UUID given) {
        return given == null ? Ids.next() : given;
    }

    /// The ids that were given.
    public Set<UUID> given() {
        var ids = new HashSet<UUID>();
        for (var category : categories) {
            ifGiven(category.id(), ids::add);
            for (var product : category.products()) {
                ifGiven(product.id(), ids::add);
                for (var group : product.optionGroups()) {
                    ifGiven(group.id(), ids::add);
                    group.options().forEach(it -> ifGiven(it.id(), ids::add));
                }
            }
        }
        return ids;
    }

    private static void ifGiven(@Nullable UUID id, Consumer<UUID> then) {
        if (id != null) {
            then.accept(id);
        }
    }
}
