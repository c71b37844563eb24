package dev.dosirak.demo.people;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// What a customer has chosen from a shop's page, with the price the page shows.
///
/// @param words       the dishes' names, for telling
/// @param itemsAmount without the delivery fee, whole won
public record Basket(List<OrderRequest.Line> lines, String words, long itemsAmount) {

    private static final int MOST_OF_ONE = 20;

    /// Chooses one to three dishes that are not sold out, and enough of the last to reach the minimum order.
    ///
    /// @param page         the shop's page, with its menu
    /// @param minimumOrder whole won
    /// @throws IllegalStateException when there is nothing to buy
    public static Basket choose(JsonNode page, long minimumOrder, RandomGenerator random) {
        var products = new ArrayList<JsonNode>();
        for (var category : page.path("menu").path("categories")) {
            for (var product : category.path("products")) {
                if (!product.path("soldOut").asBoolean(false)
                        && product.path("price").asLong() > 0) {
                    products.add(product);
                }
            }
        }
        if (products.isEmpty()) {
            throw new IllegalStateException(
                    "Nothing to buy at " + page.path("name").asString("this shop"));
        }
        return fill(products, minimumOrder, random);
    }

    private static Basket fill(List<JsonNode> products, long minimumOrder, RandomGenerator random) {
        var lines = new ArrayList<OrderRequest.Line>();
        var words = new ArrayList<String>();
        long amount = 0;
        int dishes = 1 + random.nextInt(3);
        while (!products.isEmpty() && (lines.size() < dishes || amount < minimumOrder)) {
            var product = products.remove(random.nextInt(products.size()));
            var options = new ArrayList<UUID>();
            long price = product.path("price").asLong() + options(product, options, random);
            boolean last = lines.size() + 1 >= dishes;
            long missing = Math.max(0, minimumOrder - amount);
            long quantity = last ? Math.clamp((missing + price - 1) / price, 1, MOST_OF_ONE) : 1;
            lines.add(new OrderRequest.Line(id(product), (int) quantity, List.copyOf(options)));
            words.add(product.path("name").asString() + (quantity == 1 ? "" : " ×" + quantity));
            amount += price * quantity;
        }
        return new Basket(List.copyOf(lines), String.join(", ", words), amount);
    }

    /// As many as each group demands, sometimes one more where it allows that.
    ///
    /// @return what they cost
    private static long options(JsonNode product, List<UUID> chosen, RandomGenerator random) {
        long price = 0;
        for (var group : product.path("optionGroups")) {
            var options = new ArrayList<JsonNode>();
            group.path("options").forEach(options::add);
            int min = group.path("min").asInt();
            int max = Math.min(group.path("max").asInt(), options.size());
            int count = min < max && random.nextInt(4) == 0 ? min + 1 : min;
            for (int i = 0; i < count; i++) {
                var option = options.remove(random.nextInt(options.size()));
                chosen.add(id(option));
                price += option.path("price").asLong();
            }
        }
        return price;
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.path("id").asString());
    }
}
