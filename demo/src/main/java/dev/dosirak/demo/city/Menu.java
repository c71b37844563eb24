package dev.dosirak.demo.city;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a shop sells, in the shape of the import: codes are the company's own and unique within the shop.
public record Menu(List<Category> categories) {

    public record Category(String code, String name, List<Product> products) {}

    /// @param price whole won, in hundreds
    /// @param regularPrice what it costs when it is not reduced; there only when it is
    public record Product(
            String code,
            String name,
            String description,
            long price,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long regularPrice,

            List<OptionGroup> optionGroups) {}

    /// @param min how many options a customer must choose at least
    /// @param max and at most
    public record OptionGroup(String code, String name, int min, int max, List<Option> options) {}

    public record Option(String code, String name, long price) {}

    /// How many products there are in all categories.
    public int size() {
        return categories.stream().mapToInt(it -> it.products().size()).sum();
    }
}
