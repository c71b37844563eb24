package dev.dosirak.order.menu;

import dev.dosirak.platform.kernel.Won;
import java.util.List;
import java.util.UUID;

/// One line of an order with the prices of that moment.
///
/// @param unitPrice of the product without its options
public record PricedLine(UUID product, String name, int quantity, Won unitPrice, List<SelectedOption> options) {

    /// Price and options, times quantity.
    public Won amount() {
        var one = options.stream().map(SelectedOption::price).reduce(unitPrice, Won::plus);
        return one.times(quantity);
    }

    public static Won sum(List<PricedLine> lines) {
        return lines.stream().map(PricedLine::amount).reduce(Won.ZERO, Won::plus);
    }
}
