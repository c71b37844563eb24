package dev.dosirak.review.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Refused;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpinionTest {

    @Test
    void ratingsGoFromOneToFive() {
        assertThat(new Opinion(1, "", List.of()).rating()).isEqualTo(1);
        assertThat(new Opinion(5, "", List.of()).rating()).isEqualTo(5);
        assertRefused(ReviewRefusal.RATING_OUT_OF_RANGE, 0, "");
        assertRefused(ReviewRefusal.RATING_OUT_OF_RANGE, 6, "");
    }

    @Test
    void aTextHasUpToAThousandCharacters() {
        assertThat(new Opinion(5, "🍗".repeat(1_000), List.of()).text()).endsWith("🍗");
        assertThat(new Opinion(5, "바삭하고\n\t맛있어요\r\n", List.of()).text()).contains("\n");
        assertRefused(ReviewRefusal.TEXT_LENGTH, 5, "가".repeat(1_001));
    }

    @Test
    void whatNobodyCanReadIsNoText() {
        assertRefused(ReviewRefusal.TEXT_UNREADABLE, 5, "맛\u0000있어요");
        assertRefused(ReviewRefusal.TEXT_UNREADABLE, 5, "맛\u0007있어요");
        assertRefused(ReviewRefusal.TEXT_UNREADABLE, 5, "반쪽 \ud83c");
    }

    @Test
    void imagesAreAFewHttpsAddresses() {
        var one = "https://images.example.com/a%20b.jpg?w=1#x";
        assertThat(new Opinion(5, "", Collections.nCopies(5, one)).images()).hasSize(5);
        assertThat(new Opinion(5, "", List.of(longImage(500))).images()).hasSize(1);

        assertRefused(ReviewRefusal.TOO_MANY_IMAGES, Collections.nCopies(6, one));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of(longImage(501)));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of("http://images.example.com/a.jpg"));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of("javascript:alert(1)"));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of("https:a.jpg"));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of("https:///a.jpg"));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of("https://minji:secret@images.example.com/a.jpg"));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of("https://images.example.com/가.jpg"));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of("https://images.example.com/a b.jpg"));
        assertRefused(ReviewRefusal.IMAGE_NOT_ACCEPTED, List.of(""));
    }

    @Test
    void anAnswerSaysSomething() {
        assertRefused(ReviewRefusal.TEXT_LENGTH, () -> new Answer(" ", ReviewTest.NOW));
        assertRefused(ReviewRefusal.TEXT_LENGTH, () -> new Answer("가".repeat(1_001), ReviewTest.NOW));
        assertThat(new Answer("가".repeat(1_000), ReviewTest.NOW).text()).hasSize(1_000);
    }

    private static String longImage(int length) {
        var start = "https://images.example.com/";
        return start + "a".repeat(length - start.length());
    }

    private static void assertRefused(ReviewRefusal reason, int rating, String text) {
        assertRefused(reason, () -> new Opinion(rating, text, List.of()));
    }

    private static void assertRefused(ReviewRefusal reason, List<String> images) {
        assertRefused(reason, () -> new Opinion(5, "", images));
    }

    private static void assertRefused(ReviewRefusal reason, Runnable said) {
        assertThatThrownBy(said::run)
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }
}
