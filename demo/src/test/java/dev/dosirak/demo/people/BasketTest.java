package dev.dosirak.demo.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.demo.city.City;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BasketTest {

    private static final City SEOUL = City.of(100);
    private static final JsonMapper JSON = JsonMapper.shared();

    @RepeatedTest(50)
    void aBasketReachesTheMinimumAndKeepsToTheOptionGroups(RepetitionInfo seed) {
        var page = page(seed.getCurrentRepetition());

        var basket = Basket.choose(page, 15_000, new SplittableRandom(seed.getCurrentRepetition()));

        assertThat(basket.itemsAmount()).isGreaterThanOrEqualTo(15_000);
        long amount = 0;
        for (var line : basket.lines()) {
            var product = byId(page.findParents("optionGroups"), line.productId());
            amount += line.quantity() * (product.path("price").asLong() + optionsOf(line, product));
            assertThat(line.quantity()).isBetween(1, 20);
        }
        assertThat(basket.itemsAmount()).isEqualTo(amount);
    }

    private static long optionsOf(OrderRequest.Line line, JsonNode product) {
        long price = 0;
        int chosen = 0;
        for (var group : product.path("optionGroups")) {
            int ofGroup = 0;
            for (var option : group.path("options")) {
                if (line.options().contains(UUID.fromString(option.path("id").asString()))) {
                    ofGroup++;
                    price += option.path("price").asLong();
                }
            }
            assertThat(ofGroup)
                    .isBetween(group.path("min").asInt(), group.path("max").asInt());
            chosen += ofGroup;
        }
        assertThat(line.options()).hasSize(chosen);
        return price;
    }

    @Test
    void soldOutDishesAreNotChosen() {
        var page = page(1);
        page.findParents("optionGroups").forEach(it -> ((ObjectNode) it).put("soldOut", true));

        assertThatThrownBy(() -> Basket.choose(page, 0, new SplittableRandom(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static JsonNode byId(Iterable<JsonNode> nodes, UUID id) {
        for (var node : nodes) {
            if (node.path("id").asString().equals(id.toString())) {
                return node;
            }
        }
        throw new AssertionError("No " + id);
    }

    /// The page of a city shop, with ids where the import has codes.
    private static JsonNode page(int shop) {
        var page = JSON.createObjectNode();
        page.set("menu", JSON.valueToTree(SEOUL.shop(shop % 100).menu()));
        page.findParents("code")
                .forEach(it -> ((ObjectNode) it)
                        .put(
                                "id",
                                UUID.nameUUIDFromBytes(
                                                it.path("code").asString().getBytes(UTF_8))
                                        .toString()));
        return page;
    }
}
