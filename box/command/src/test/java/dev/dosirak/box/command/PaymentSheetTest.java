package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaymentSheetTest {

    private final RecordingTerminal terminal = RecordingTerminal.plain();

    @Test
    void whatIsKnownHasALineAndNothingElse() {
        new PaymentSheet(terminal.terminal()).show(JsonMapper.shared().readTree("""
                {"orderId": "o-1", "state": "approved", "amount": 18000, "refunded": 4000, "pg": "toss", "payBy": null,
                 "reason": null, "text": null,
                 "partialRefunds": [{"refundId": "r-1", "amount": 4000, "state": "refunded"}],
                 "chargebacks": [{"chargebackId": "c-1", "amount": 10000, "state": "open",
                                  "since": "2026-12-04T03:00:00Z"}]}
                """));

        assertThat(terminal.shown())
                .containsExactly(
                        "state        approved",
                        "amount       18,000 won",
                        "given back   4,000 won",
                        "gateway      toss",
                        "part         4,000 won  r-1  refunded",
                        "chargeback   10,000 won  c-1  open since 2026-12-04T12:00:00");
    }

    @Test
    void whatWaitsForPeopleIsListedWithWhatIsKnownOfIt() {
        new TaskTable(terminal.terminal()).show(items("""
                [{"taskId": 7, "kind": "refund-stuck", "about": "o-1", "detail": "short-balance after 8 tries",
                  "since": "2026-12-04T03:00:00Z"}]
                """));
        new TaskTable(terminal.terminal()).show(List.of());

        assertThat(terminal.shown())
                .containsExactly(
                        "7 refund-stuck  o-1  since 2026-12-04T12:00:00",
                        "    short-balance after 8 tries",
                        "Nothing waits for people.");
    }

    private static List<JsonNode> items(String json) {
        return StreamSupport.stream(JsonMapper.shared().readTree(json).spliterator(), false)
                .toList();
    }
}
