package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private final RecordingTerminal terminal = RecordingTerminal.plain();
    private final StatementTable table = new StatementTable(terminal.terminal(), DAY);

    @Test
    void eachGatewayHasALineAndEachOpenDifferenceItsReason() {
        table.head();
        table.line("nice", read("""
                {"rows": 2, "takenByUs": 1018000, "taken": 1000000, "givenBack": -5000, "fee": 20000, "vat": 2000,
                 "payOut": 973000, "open": 1, "differences": [
                   {"reason": "missing-at-gateway", "about": "o-1", "ours": 18000, "theirs": 0, "open": true},
                   {"reason": "around-midnight", "about": "o-2", "ours": 7000, "theirs": 0, "open": false}]}
                """));
        table.line("portone", read("{\"problem\": \"cut-off\"}"));
        table.line("toss", Optional.empty());
        table.differences();

        assertThat(terminal.shown())
                .containsExactly(
                        "GATEWAY      ROWS   TAKEN BY US         TAKEN   GIVEN BACK   FEE + VAT    TO PAY OUT  OPEN",
                        "nice            2     1,018,000     1,000,000       -5,000      22,000       973,000     1",
                        "portone    the statement is cut-off",
                        "toss       no statement of 2026-12-01 was looked for",
                        "",
                        "  nice       missing-at-gateway           ours 18,000, theirs 0  o-1");
    }

    @Test
    void whatIsTooMuchForAScreenIsCounted() {
        var many = new StringBuilder();
        for (int i = 0; i < 45; i++) {
            many.append(i == 0 ? "" : ",").append("{\"reason\": \"captured-twice\", \"about\": \"o\", \"open\": true}");
        }
        table.line("nice", read("{\"open\": 45, \"differences\": [%s]}".formatted(many)));
        table.differences();

        assertThat(terminal.shown()).hasSize(1 + 1 + 40 + 1).last().isEqualTo("  and 5 more");
    }

    private static Optional<JsonNode> read(String json) {
        return Optional.of(JsonMapper.shared().readTree(json));
    }
}
