package dev.dosirak.demo.story;

import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// How the customer finds the shop: the owner advertises it, search knows it, and it stands at the top of the list.
final class ShopDiscovery {

    private static final Duration ADVERTISED = Duration.ofHours(1);
    private static final int LARGEST_RADIUS = 5_000;
    private static final long BUDGET = 1_000_000;
    private static final long LOOK_MILLIS = 300;

    private final Participants participants;
    private final Steps steps;
    private final StoryPrinter printer;

    ShopDiscovery(Participants participants, Steps steps, StoryPrinter storyPrinter) {
        this.participants = participants;
        this.steps = steps;
        this.printer = storyPrinter;
    }

    /// @return the open shop as the list shows it
    JsonNode find(Customer customer, Owner owner) {
        printer.chapter("%s wants to be found by everybody around"
                .formatted(participants.shop().name()));
        steps.step("the owner advertises", () -> advertise(owner));
        printer.chapter("%s is hungry".formatted(participants.customer().name()));
        steps.step("the customer finds the shop by its name", () -> awaited(() -> searched(customer)));
        var item = steps.step("the shop stands open among the ads", () -> awaited(() -> listed(customer, owner)));
        printer.seen("[광고] %s".formatted(participants.shop().name()));
        return item;
    }

    /// The campaign of the story told just before serves this one, too.
    private JsonNode advertise(Owner owner) {
        var shop = participants.shop();
        for (var campaign : owner.ads()) {
            if (campaign.path("state").asString().equals("running")
                    && isOf(campaign.path("shopId"))
                    && !campaign.path("exhaustedUntil").isString()) {
                return campaign;
            }
        }
        int radius = Math.min(shop.radiusMeters(), LARGEST_RADIUS);
        return owner.advertise(shop.id(), shop.position(), radius, Instant.now().plus(ADVERTISED), BUDGET);
    }

    /// The shop in the list, once it is open and advertised.
    private JsonNode listed(Customer customer, Owner owner) {
        var shop = participants.shop();
        var item = customer.findShop(shop.id(), participants.home().position(), shop.category());
        if (!item.path("open").asBoolean(false)) {
            owner.openShop(shop.id());
            return item.path("nothing");
        }
        return item.has("ad") ? item : item.path("nothing");
    }

    private JsonNode searched(Customer customer) {
        var found =
                customer.search(participants.shop().name(), participants.home().position());
        for (var item : found) {
            if (isOf(item.path("id"))) {
                return item;
            }
        }
        return found.path("nothing");
    }

    private boolean isOf(JsonNode id) {
        return id.asString().equals(participants.shop().id().toString());
    }

    /// Looks until there is something.
    private static JsonNode awaited(Supplier<JsonNode> look) throws InterruptedException {
        var seen = look.get();
        while (seen.isMissingNode()) {
            Thread.sleep(LOOK_MILLIS);
            seen = look.get();
        }
        return seen;
    }
}
