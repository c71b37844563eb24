package dev.dosirak.drills.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.traffic.CommandRecord.Outcome;
import dev.dosirak.drills.drill.OrderAnswer.Kind;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderAnswerTest {

    private static final String ORDER = "0192f0c1-7777-7000-8000-000000000001";
    private static final String WHO = "0192f0c1-7777-7000-8000-000000000002";

    private static String line(int status, String body) {
        return """
                {"at":1796190017616,"took":298,"who":"%s","key":"k","status":%d,"body":"%s"}\
                """.formatted(WHO, status, body.replace("\"", "\\\""));
    }

    @Test
    void anOrderThatWasTakenIsAPromise() {
        var answer = OrderAnswer.parse(line(201, "{\"orderId\":\"" + ORDER + "\"}"));
        assertThat(answer.kind()).isEqualTo(Kind.OK);
        assertThat(answer.order()).isEqualTo(UUID.fromString(ORDER));
        assertThat(answer.toRecord().outcome()).isEqualTo(Outcome.DONE);
        assertThat(answer.toRecord().who()).isEqualTo(UUID.fromString(WHO));
    }

    @Test
    void aRefusalSaysWhy() {
        var answer = OrderAnswer.parse(line(409, "{\"type\":\"/problems/too-many-unpaid\"}"));
        assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
        assertThat(answer.reason()).isEqualTo("/problems/too-many-unpaid");
        assertThat(answer.order()).isNull();
    }

    @Test
    void whatCannotBeReadIsNotTakenForAnOrder() {
        assertThat(OrderAnswer.parse(line(0, "")).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(OrderAnswer.parse(line(500, "<html>")).kind()).isEqualTo(Kind.ERROR);
        assertThat(OrderAnswer.parse(line(500, "<html>")).toRecord().outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
