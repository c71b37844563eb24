package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the shop sells. Everything on it has an id that stays the same however often the menu is rewritten.
public record Menu(List<Category> categories) {

    public static final Menu EMPTY = new Menu(List.of());

    private static final int MOST_CATEGORIES = 100;
    private static final int MOST_PRODUCTS = 2_000;
    private static final int MOST_GROUPS = 30;
    private static final int MOST_OPTIONS = 50;
    private static final int MOST_OPTIONS_IN_ALL = 20_000;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final long LARGEST_PRICE = 10_000_000;

    public record Category(UUID id, String name, List<Product> products) {

        public Category {
            products = List.copyOf(products);
            ShopRefusal.unlessLength(name, 1, LONGEST_NAME, name, "name");
        }
    }

    /// @param price without options
    /// @param regularPrice what it costs when it is not reduced as it is now
    public record Product(
            UUID id,
            String name,
            String description,
            Won price,
            Optional<Won> regularPrice,
            boolean soldOut,
            List<OptionGroup> optionGroups) {

        public Product {
            optionGroups = List.copyOf(optionGroups);
            ShopRefusal.unlessLength(name, 1, LONGEST_NAME, name, "name");
            ShopRefusal.unlessLength(description, 0, LONGEST_DESCRIPTION, name, "description");
            ShopRefusal.unlessWon(price, 1, LARGEST_PRICE, name, "price");
            regularPrice.ifPresent(
                    it -> ShopRefusal.unlessWon(it, price.amount() + 1, LARGEST_PRICE, name, "regularPrice"));
            ShopRefusal.unlessTooMany(optionGroups.size(), MOST_GROUPS, name, "optionGroups");
        }

        Product soldOut(boolean now) {
            return new Product(id, name, description, price, regularPrice, now, optionGroups);
        }

        private int discountPercent() {
            return regularPrice
                    .map(it -> (int) (it.minus(price).times(100).amount() / it.amount()))
                    .orElse(0);
        }
    }

    /// A question the customer answers by choosing.
    ///
    /// @param min how many options must be chosen at least, 0 when none need be
    /// @param max how many at most
    public record OptionGroup(UUID id, String name, int min, int max, List<Option> options) {

        public OptionGroup {
            options = List.copyOf(options);
            ShopRefusal.unlessLength(name, 1, LONGEST_NAME, name, "name");
            ShopRefusal.unlessTooMany(options.size(), MOST_OPTIONS, name, "options");
            Refused.unless(
                    min >= 0 && max >= 1 && min <= max && max <= options.size(), ShopRefusal.CHOICE_OUT_OF_RANGE, name);
        }
    }

    /// @param price on top of the product's
    public record Option(UUID id, String name, Won price) {

        public Option {
            ShopRefusal.unlessLength(name, 1, LONGEST_NAME, name, "name");
            ShopRefusal.unlessWon(price, 0, LARGEST_PRICE, name, "price");
        }
    }

    public Menu {
        categories = List.copyOf(categories);
        Refused.unless(categories.size() <= MOST_CATEGORIES, ShopRefusal.TOO_MANY, "categories", MOST_CATEGORIES);
        var products = categories.stream().mapToInt(it -> it.products().size()).sum();
        Refused.unless(products <= MOST_PRODUCTS, ShopRefusal.TOO_MANY, "products", MOST_PRODUCTS);
        var seen = new HashSet<UUID>();
        for (var id : idsOf(categories)) {
            Refused.unless(seen.add(id), ShopRefusal.ID_TWICE, id);
        }
    }

    /// Each list on a menu has its limit, but all of them together would be more than one answer should carry.
    /// It is asked of what comes in: what was taken before there was this limit stays readable.
    ///
    /// @throws Refused when there are too many options in all
    void mustNotBeTooLarge() {
        int options = categories.stream()
                .flatMap(it -> it.products().stream())
                .flatMap(it -> it.optionGroups().stream())
                .mapToInt(it -> it.options().size())
                .sum();
        Refused.unless(options <= MOST_OPTIONS_IN_ALL, ShopRefusal.MENU_TOO_LARGE, MOST_OPTIONS_IN_ALL);
    }

    /// The ids of everything on the menu.
    public Set<UUID> ids() {
        return Set.copyOf(idsOf(categories));
    }

    private static List<UUID> idsOf(List<Category> categories) {
        return categories.stream()
                .<UUID>mapMulti((category, ids) -> {
                    ids.accept(category.id());
                    for (var product : category.products()) {
                        ids.accept(product.id());
                        for (var group : product.optionGroups()) {
                            ids.accept(group.id());
                            group.options().forEach(it -> ids.accept(it.id()));
                        }
                    }
                })
                .toList();
    }

    public boolean isSoldOut(UUID product) {
        return categories.stream()
                .flatMap(it -> it.products().stream())
                .anyMatch(it -> it.id().equals(product) && it.soldOut());
    }

    /// The largest reduction of what can be had now, in full percent; 0 when there is none.
    public int discountPercent() {
        return categories.stream()
                .flatMap(it -> it.products().stream())
                .filter(it -> !it.soldOut())
                .mapToInt(Product::discountPercent)
                .max()
                .orElse(0);
    }

    /// @throws Refused when the product is not on the menu
    Menu soldOut(UUID product, boolean now) {
        Refused.unless(
                categories.stream()
                        .flatMap(it -> it.products().stream())
                        .anyMatch(it -> it.id().equals(product)),
                ShopRefusal.UNKNOWN_PRODUCT);
        return new Menu(categories.stream()
                .map(category -> new Category(
                        category.id(),
                        category.name(),
                        category.products().stream()
                                .map(it -> it.id().equals(product) ? it.soldOut(now) : it)
                                .toList()))
                .toList());
    }
}
