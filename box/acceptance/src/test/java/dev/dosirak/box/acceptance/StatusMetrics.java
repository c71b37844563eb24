package dev.dosirak.box.acceptance;

import static dev.dosirak.box.acceptance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.command.StatusMetric;
import dev.dosirak.demo.people.Card;
import dev.dosirak.platform.catalog.Service;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `./dosirak status` looks where something is to be seen: what nobody tells would look as if all were well.
interface StatusMetrics {

    Duration POLL_INTERVAL = Duration.ofSeconds(1);

    @Test
    default void everyFigureThatStatusReadsIsToldByAService(Town town) {
        town.stage().ringing(Card.GOOD); // of orders there are figures only while one waits

        eventually().pollInterval(POLL_INTERVAL).untilAsserted(() -> {
            var metrics = metrics(town);
            assertThat(StatusMetric.values())
                    .filteredOn(statusMetric ->
                            metrics.stream().noneMatch(sampleOf(statusMetric).asPredicate()))
                    .as("read by status, and told by no service")
                    .isEmpty();
        });
    }

    private static List<String> metrics(Town town) {
        return Arrays.stream(Service.values())
                .map(it -> town.doorOf(it.key()).get("/actuator/prometheus"))
                .filter(it -> it.status() == 200)
                .flatMap(it -> it.text().lines())
                .toList();
    }

    private static Pattern sampleOf(StatusMetric statusMetric) {
        return Pattern.compile("^%s\\{(.*,)?%s=\"".formatted(statusMetric.metric(), statusMetric.label()));
    }
}
