package dev.dosirak.order.menu;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// A chosen option with its price at that moment.
public record SelectedOption(String name, Won price) {

    /// Checks the chosen options of a product against its groups.
    ///
    /// @throws Refused for an option of something else, one chosen twice, or too few or too many of a group
    static List<SelectedOption> of(OrderableShop.Product product, List<UUID> chosen) {
        var left = new HashSet<>(chosen);
        if (left.size() < chosen.size()) {
            throw new Refused(CartRefusal.OPTION_NOT_OF_THIS_PRODUCT, product.name());
        }
        var selectedOptions = new ArrayList<SelectedOption>();
        for (var group : product.optionGroups()) {
            int before = selectedOptions.size();
            group.options().forEach((id, option) -> {
                if (left.remove(id)) {
                    selectedOptions.add(new SelectedOption(option.name(), option.price()));
                }
            });
            int count = selectedOptions.size() - before;
            if (count < group.min() || count > group.max()) {
                throw new Refused(
                        CartRefusal.OPTION_CHOICE_OUT_OF_RANGE, product.name(), group.name(), group.min(), group.max());
            }
        }
        if (!left.isEmpty()) {
            throw new Refused(CartRefusal.OPTION_NOT_OF_THIS_PRODUCT, product.name());
        }
        return selectedOptions;
    }
}
