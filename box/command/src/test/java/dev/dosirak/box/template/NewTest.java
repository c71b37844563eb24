package dev.dosirak.box.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.box.supervisor.CommandFailed;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be made in this very tree, and what not. That it works, `NewServiceTest` shows; here nothing is written.
class NewTest {

    private static final Path ROOT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Coupon", "coupon!", "쿠폰", "2nd", "-x", "gift--card", "gift-card-", "class"})
    void aNameThatCodeCannotHaveIsRefused(String name) {
        assertRefused(() -> service(name, "coupon", "business"));
        assertRefused(() -> service("coupon", name, "business"));
        assertRefused(() -> new NewEvent(ROOT, "order", name, "Something."));
    }

    @Test
    void aNameHasAtMostTwentyLetters() {
        service("c".repeat(20), "coupon", "business");

        assertRefused(() -> service("c".repeat(21), "coupon", "business"));
    }

    /// Services, modules, packages, what is ours or PostgreSQL's.
    @ParameterizedTest
    @ValueSource(strings = {"order", "order-history", "orderhistory", "kernel", "platform", "postgres", "pg-coupon"})
    void aNameThatIsTakenIsRefused(String name) {
        assertRefused(() -> service(name, "coupon", "business"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "string", "instant", "message", "template-item"})
    void anItemIsCalledAsNothingThatCodeKnowsAlready(String item) {
        assertRefused(() -> service("coupon", item, "business"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "query", "business/", "business/ordering/order", "../elsewhere", "/tmp"})
    void aServiceLivesInTheBusiness(String context) {
        assertRefused(() -> service("coupon", "coupon", context));
    }

    @Test
    void whatIsThereIsNeverWrittenOver() {
        assertRefused(() -> new NewEvent(ROOT, "order", "placed", "Somebody has ordered.").change());
    }

    @Test
    void aServiceThatIsNotThereOrTellsNothingTakesNoCommands() {
        assertThatThrownBy(() -> new NewFeature(ROOT, "kitchen", "photo"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("order-history");
        assertRefused(() -> new NewFeature(ROOT, "search", "photo"));
        assertRefused(() -> new NewEvent(ROOT, "order-history", "shown", "Somebody has looked."));
    }

    @Test
    void aCommandGoesWhereItsServiceIsReached() {
        var change = new NewFeature(ROOT, "relay", "printer").change();

        var controller = "business/ordering/relay/src/main/java/dev/dosirak/relay/printer/web/PrinterController.java";
        assertThat(change.text(controller)).contains("@RequestMapping(\"/api/v1/relay/printers\")");
        assertThat(change.created())
                .anyMatch(it -> it.matches(".*/relay/src/main/resources/db/relay/V\\d+__printers\\.sql"));
    }

    @Test
    void anEventMeansWhatIsSaidOfIt() {
        var event = new NewEvent(ROOT, "order", "packed", "Packed, and \"warm\".");

        assertThat(event.change().text("contracts/events/order/packed.v1.schema.json"))
                .contains("\"title\": \"order.packed.v1\"")
                .contains("\"description\": \"Packed, and \\\"warm\\\".\"")
                .contains("\"orderId\"");
        assertThat(event.publishers()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"coupon,coupons", "delivery,deliveries", "day,days", "lunch-box,lunch-boxes"})
    void ofMoreThanOne(String one, String several) {
        assertThat(Name.of(one).several().key()).isEqualTo(several);
    }

    private static NewService service(String name, String item, String context) {
        return new NewService(ROOT, name, item, context);
    }

    /// In both languages, in one line.
    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOf(CommandFailed.class)
                .hasMessageMatching("[^\n]*[a-z]{2} [^\n]*\\([^\n]*\\p{IsHangul}[^\n]*\\)");
    }
}
