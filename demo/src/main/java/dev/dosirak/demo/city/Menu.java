package dev.dosirak.demo.city;

import java.util.List;

/// What a shop sells, in the shape of the import: codes are the company's own and unique within the shop.
public record Menu(List<Category> categories) {

    public record Category(String code, String name, List<Product> products) {}

    /// @param price whole won, in hundreds
    public record Product(String code, String name, String description, long price, List<OptionGroup> optionGroups) {}

    /// @param min how many options a customer must choose at least
    /// @param max and at most
    public record OptionGroup(String code, String name, int min, int max, List<Option> options) {}

    public record Option(String code, String name, long price) {}

    /// How many products there are in all categories.
    public int size() {
        return categories.stream().mapToInt(it -> it.products().size()).sum();
    }
}
