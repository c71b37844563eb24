package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RepeatedCodesTest {

    private static final int ROWS = 200_000;
    private static final int BYTES_OF_A_ROW = 60;

    /// Every tenth code stands there twice.
    @Test
    void noneIsMissingAndFewAreTooMany() throws IOException {
        var rows = IntStream.range(0, ROWS)
                .boxed()
                .flatMap(it -> it % 10 == 0 ? Stream.of(row(it), row(it)) : Stream.of(row(it)))
                .iterator();
        var codes = RepeatedCodes.of(() -> rows.hasNext() ? rows.next() : null, (long) ROWS * BYTES_OF_A_ROW);

        assertThat(IntStream.range(0, ROWS).filter(it -> it % 10 == 0 && !codes.isIn(row(it))))
                .isEmpty();
        assertThat(IntStream.range(0, ROWS)
                        .filter(it -> it % 10 != 0 && codes.isIn(row(it)))
                        .count())
                .isLessThan(ROWS / 50);
    }

    @Test
    void aRowWithoutACodeIsLikeNoOther() throws IOException {
        Iterator<Row> rows = Stream.<Row>of(row(""), row(""), row("A")).iterator();
        var codes = RepeatedCodes.of(() -> rows.hasNext() ? rows.next() : null, 100);

        assertThat(codes.isIn(row(""))).isFalse();
        assertThat(codes.isIn(row("A"))).isFalse();
    }

    private static Row.Good row(int number) {
        return row("SHOP-%08d".formatted(number));
    }

    private static Row.Good row(String code) {
        return new Row.Good(1, JsonMapper.shared().createObjectNode().put("code", code));
    }
}
