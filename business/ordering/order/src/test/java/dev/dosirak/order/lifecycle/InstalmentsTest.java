package dev.dosirak.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InstalmentsTest {

    @Test
    void twoToTwelveMonthsFromFiftyThousandWonOn() {
        IntStream.rangeClosed(2, 12)
                .forEach(it -> assertThatCode(() -> Instalments.requirePossible(it, Won.of(50_000)))
                        .doesNotThrowAnyException());
        assertRefused(() -> Instalments.requirePossible(2, Won.of(49_999)));
        assertRefused(() -> Instalments.requirePossible(1, Won.of(50_000)));
        assertRefused(() -> Instalments.requirePossible(13, Won.of(50_000)));
    }

    @Test
    void allAtOnceIsAlwaysPossible() {
        assertThatCode(() -> Instalments.requirePossible(null, Won.ZERO)).doesNotThrowAnyException();
    }

    private static void assertRefused(ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(OrderRefusal.INSTALMENTS_NOT_POSSIBLE));
    }
}
