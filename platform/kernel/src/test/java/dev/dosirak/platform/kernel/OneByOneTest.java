package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneByOneTest {

    final OneByOne dishes = new OneByOne();
    final List<String> cooked = new ArrayList<>();

    @Test
    void whatFailsKeepsNoOtherWaitingAndIsHeardOfInTheEnd() {
        assertThat(dishes.handle(List.of("ramen", "burnt", "kimbap", "burnt"), this::cook))
                .isEqualTo(2);

        assertThat(cooked).containsExactly("ramen", "kimbap");
        assertThatThrownBy(dishes::throwFailure)
                .hasMessage("burnt")
                .satisfies(it -> assertThat(it.getSuppressed()).hasSize(1));
    }

    @Test
    void whatThereIsNothingToDoAboutAndALostRaceAreNotCounted() {
        assertThat(dishes.handle(List.of("", "raced", "kimbap"), this::cook)).isEqualTo(1);
        assertThatCode(dishes::throwFailure).doesNotThrowAnyException();
    }

    private boolean cook(String dish) {
        if (dish.equals("burnt")) {
            throw new IllegalStateException(dish);
        }
        if (dish.equals("raced")) {
            throw new Stale(dish);
        }
        return !dish.isEmpty() && cooked.add(dish);
    }
}
