package dev.dosirak.shop.registry.web;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A menu as its company has it. Codes are the company's own, unique within the shop and kind; the ids follow from
/// them.
record ImportedMenu(@NotNull @Size(max = 1_000) List<@NotNull @Valid ImportedCategory> categories) {

    record ImportedCategory(
            @NotNull @Size(min = 1, max = 100) String code,
            @NotNull @Size(max = 200) String name,
            @NotNull @Size(max = 2_000) List<@NotNull @Valid ImportedProduct> products) {}

    /// @param regularPrice left out: the price is not reduced
    /// @param soldOut left out: as it is now, or not sold out when the product is new
    record ImportedProduct(
            @NotNull @Size(min = 1, max = 100) String code,
            @NotNull @Size(max = 200) String name,
            @Nullable @Size(max = 2_000) @MultiLine String description,
            long price,
            @Nullable Long regularPrice,
            @Nullable Boolean soldOut,
            @Nullable @Size(max = 100) List<@NotNull @Valid ImportedGroup> optionGroups) {}

    record ImportedGroup(
            @NotNull @Size(min = 1, max = 100) String code,
            @NotNull @Size(max = 200) String name,
            int min,
            int max,
            @NotNull @Size(max = 100) List<@NotNull @Valid ImportedOption> options) {}

    record ImportedOption(
            @NotNull @Size(min = 1, max = 100) String code,
            @NotNull @Size(max = 200) String name,
            long price) {}

    /// @param shop the shop's code
    /// @throws Refused when a code is there twice
    Menu toMenu(String shop, Menu current) {
        var products = categories.stream().flatMap(it -> it.products().stream()).toList();
        var groups = products.stream()
                .flatMap(it -> Stream.ofNullable(it.optionGroups()).flatMap(List::stream))
                .toList();
        unlessTwice(categories.stream().map(ImportedCategory::code));
        unlessTwice(products.stream().map(ImportedProduct::code));
        unlessTwice(groups.stream().map(ImportedGroup::code));
        unlessTwice(groups.stream().flatMap(it -> it.options().stream()).map(ImportedOption::code));
        return new Menu(categories.stream()
                .map(it -> new Menu.Category(
                        Ids.imported("category", shop, it.code()),
                        it.name(),
                        it.products().stream()
                                .map(product -> toProduct(product, shop, current))
                                .toList()))
                .toList());
    }

    private static void unlessTwice(Stream<String> codes) {
        var seen = new HashSet<String>();
        codes.forEach(it -> Refused.unless(seen.add(it), ShopRefusal.CODE_TWICE, it));
    }

    private static Menu.Product toProduct(ImportedProduct it, String shop, Menu current) {
        var id = Ids.imported("product", shop, it.code());
        boolean soldOut = it.soldOut() == null ? current.isSoldOut(id) : it.soldOut();
        var groups = it.optionGroups() == null ? List.<ImportedGroup>of() : it.optionGroups();
        return new Menu.Product(
                id,
                it.name(),
                it.description() == null ? "" : it.description(),
                Won.of(it.price()),
                Optional.ofNullable(it.regularPrice()).map(Won::of),
                soldOut,
                ShopRefusal.ofDish(
                        it.name(),
                        () -> groups.stream().map(group -> toGroup(group, shop)).toList()));
    }

    private static Menu.OptionGroup toGroup(ImportedGroup it, String shop) {
        return new Menu.OptionGroup(
                Ids.imported("group", shop, it.code()),
                it.name(),
                it.min(),
                it.max(),
                it.options().stream()
                        .map(option -> new Menu.Option(
                                Ids.imported("option", shop, option.code()), option.name(), Won.of(option.price())))
                        .toList());
    }
}
