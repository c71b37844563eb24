package dev.dosirak.demo.story;

import dev.dosirak.demo.people.Customer;
import dev.dosirak.demo.people.Owner;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What people say of the shop afterwards, and how soon everybody reads it on the shop's page.
final class ReviewStep {

    private static final int STARS = 5;
    private static final long LOOK_MILLIS = 200;

    private final Participants participants;
    private final Steps steps;
    private final StoryPrinter printer;

    ReviewStep(Participants participants, Steps steps, StoryPrinter storyPrinter) {
        this.participants = participants;
        this.steps = steps;
        this.printer = storyPrinter;
    }

    void run(UUID order, Customer customer, Owner owner) {
        printer.chapter("%s tells the others".formatted(participants.customer().name()));
        steps.step("the customer may review", () -> awaitRight(order, customer));
        var review = steps.step("the customer reviews", () -> customer.review(order, STARS, "따뜻하게 잘 왔어요. 또 시킬게요!"));
        var id = UUID.fromString(review.path("id").asString());
        steps.step(
                "the owner answers",
                () -> owner.answer(id, review.path("version").asLong(), "고맙습니다. 또 뵙겠습니다!"));
        var shown = steps.step("the review stands on the shop's page", () -> awaitShown(id, customer));
        printer.seen("★".repeat(STARS) + " " + shown.path("text").asString());
    }

    private static UUID awaitRight(UUID order, Customer customer) throws InterruptedException {
        while (!customer.reviewRights().toString().contains(order.toString())) {
            Thread.sleep(LOOK_MILLIS);
        }
        return order;
    }

    /// With the owner's answer.
    private JsonNode awaitShown(UUID review, Customer customer) throws InterruptedException {
        while (true) {
            var newest =
                    customer.shopPage(participants.shop().id()).path("reviews").path("newest");
            for (var shown : newest) {
                if (shown.path("id").asString().equals(review.toString())
                        && shown.path("answer").isObject()) {
                    return shown;
                }
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
