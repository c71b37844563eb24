package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.gateway.StubStorefront.Condition;
import dev.dosirak.gateway.phonebook.web.PhonebookText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a gateway knows when it starts, and what it learns then.
class OfflineStartTest {

    @TempDir
    Path data;

    private StubStorefront stubStorefront;

    @BeforeEach
    void open() {
        stubStorefront = new StubStorefront();
    }

    @AfterEach
    void shut() {
        stubStorefront.close();
    }

    @Test
    void aGatewayThatWasRestartedKnowsTheShopsStill() {
        stubStorefront.writes(OfflineTest.NOON, OfflineTest.ENTRIES);
        RunningGateway.start(stubStorefront, data).withPhonebook().close();
        stubStorefront.is(Condition.DEAD);

        try (var second = RunningGateway.start(stubStorefront, data).withPhonebook()) {
            var answer = second.visitor().get(OfflineTest.LIST);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("items")).hasSize(20);
            assertThat(answer.text("asOf")).isEqualTo(OfflineTest.NOON.toString());
        }
    }

    @Test
    void withoutAUsablePhoneBookThereIsTheProblemAsBefore() throws IOException {
        Files.writeString(data.resolve("phonebook.ndjson"), PhonebookText.of(OfflineTest.NOON, List.of()) + "{\"id\":");
        stubStorefront.is(Condition.DEAD);

        try (var gateway = RunningGateway.start(stubStorefront, data)) {
            var away = gateway.visitor().get(OfflineTest.LIST);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.text("reason")).isEqualTo("service-away");

            stubStorefront.is(Condition.UNAVAILABLE);
            var ownWords = gateway.visitor().get(OfflineTest.LIST);
            assertThat(ownWords.status()).isEqualTo(503);
            assertThat(ownWords.text("reason")).isEqualTo("nothing-to-show-yet");

            stubStorefront.writes(OfflineTest.NOON, OfflineTest.ENTRIES);
            stubStorefront.is(Condition.WELL);
            gateway.withPhonebook();
            stubStorefront.is(Condition.DEAD);
            assertThat(gateway.visitor().get(OfflineTest.LIST).status()).isEqualTo(200);
        }
    }

    @Test
    void onceTheStorefrontHungNobodyWaitsForItUntilItMayBeTriedAgain() {
        stubStorefront.writes(OfflineTest.NOON, OfflineTest.ENTRIES);
        var patience = Map.of("dosirak.offline.try-again", "1h");
        try (var gateway = RunningGateway.start(stubStorefront, data, patience).withPhonebook()) {
            stubStorefront.is(Condition.HANGING);

            var answers = IntStream.range(0, 50)
                    .mapToObj(_ -> gateway.visitor().get(OfflineTest.LIST))
                    .toList();

            assertThat(answers).allMatch(it -> it.header("Dosirak-Offline").equals("true"));
            assertThat(stubStorefront.asked).hasValue(1);
        }
    }

    @Test
    void aKeyThatNobodyKnowsFailsTheStart() {
        assertThatThrownBy(() -> RunningGateway.start(stubStorefront, data, Map.of("dosirak.offline.refersh", "1m")))
                .rootCause()
                .hasMessageContaining("refersh");
    }
}
