package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.gateway.StubStorefront.Condition;
import dev.dosirak.gateway.phonebook.PhonebookEntry;
import dev.dosirak.gateway.phonebook.SomeEntries;
import dev.dosirak.platform.kernel.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Hungry people, and a storefront that does not do its part.
class OfflineTest {

    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final Position CITY_HALL = new Position(37.5663, 126.9779);
    static final String SHOPS = "/api/v1/storefront/shops";
    static final String LIST = SHOPS + "?lat=37.5663&lng=126.9779";
    static final List<PhonebookEntry> ENTRIES = new SomeEntries(7, CITY_HALL, 0.02).list(120);

    @TempDir
    static Path data;

    static StubStorefront storefront;
    static RunningGateway gateway;
    static TestClient visitor;

    @BeforeAll
    static void open() {
        storefront = new StubStorefront();
        storefront.writes(NOON, ENTRIES);
        gateway = RunningGateway.start(storefront, data).withPhonebook();
        visitor = gateway.visitor();
    }

    @AfterEach
    void getWell() {
        storefront.is(Condition.WELL);
        await().until(() -> !isOffline(visitor.get(LIST)));
    }

    @AfterAll
    static void shut() {
        gateway.close();
        storefront.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WELL")
    void whateverIsWrongWithTheStorefrontThereAreShopsToCall(Condition illness) {
        storefront.is(illness);

        var answer = visitor.get(LIST + "&size=3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(isOffline(answer)).isTrue();
        assertThat(answer.header("Dosirak-As-Of")).isEqualTo(NOON.toString());
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("X-Request-Id")).hasSize(36);
        assertThat(answer.header("Storefront-Mood")).isEmpty();
        assertThat(answer.text("asOf")).isEqualTo(NOON.toString());
        assertThat(answer.json().path("offline").asBoolean()).isTrue();
        assertThat(answer.json().path("items")).hasSize(3);
        assertThat(answer.text("next")).startsWith("off.");
    }

    @Test
    void theListIsTheNearestFirstWithTheirNumbersPageByPage() {
        storefront.is(Condition.DEAD);
        var wanted = ENTRIES.stream()
                .filter(it -> it.category().equals("chicken"))
                .filter(it -> it.position().metersTo(CITY_HALL) <= it.radiusMeters())
                .sorted(Comparator.comparingLong(
                                (PhonebookEntry it) -> it.position().metersTo(CITY_HALL))
                        .thenComparing(PhonebookEntry::id))
                .toList();

        var found = new ArrayList<PhonebookEntry>();
        var cursor = "";
        do {
            var page = visitor.get(LIST + "&category=chicken&size=4" + cursor);
            page.json().path("items").forEach(item -> {
                var phonebookEntry = wanted.get(found.size());
                assertThat(item.path("id").asString(""))
                        .isEqualTo(phonebookEntry.id().toString());
                assertThat(item.path("name").asString("")).isEqualTo(phonebookEntry.name());
                assertThat(item.path("category").asString("")).isEqualTo("chicken");
                assertThat(item.path("district").asString("")).isEqualTo(phonebookEntry.district());
                assertThat(item.path("phone").asString("")).isEqualTo(phonebookEntry.phone());
                assertThat(item.path("minimumOrder").asLong()).isEqualTo(phonebookEntry.minimumOrder());
                assertThat(item.path("distanceMeters").asLong())
                        .isEqualTo(phonebookEntry.position().metersTo(CITY_HALL));
                found.add(phonebookEntry);
            });
            cursor = page.json().path("next").isNull() ? "" : "&cursor=" + page.text("next");
        } while (!cursor.isEmpty());

        assertThat(found).isEqualTo(wanted).hasSizeGreaterThan(8);
    }

    @Test
    void theNoticeIsInTheLanguageOfTheCaller() {
        storefront.is(Condition.DEAD);

        var english = visitor.send(visitor.asking(LIST).header("Accept-Language", "en-US,en;q=0.9"));

        assertThat(visitor.get(LIST).text("notice")).contains("가게에 전화해 주세요");
        assertThat(english.text("notice")).contains("please call the shop");
    }

    @Test
    void whatMakesNoSenseMakesNoneOfflineEither() {
        storefront.is(Condition.UNAVAILABLE);
        for (var question : List.of(
                "",
                "?lat=37.5",
                "?lat=here&lng=126.9",
                "?lat=91&lng=126.9",
                "?lat=NaN&lng=126.9",
                "?lat=37.5&lng=126.9&size=0",
                "?lat=37.5&lng=126.9&size=101",
                "?lat=37.5&lng=126.9&size=many",
                "?lat=37.5&lng=126.9&category=",
                "?lat=37.5&lng=126.9&category=aaaaaaaaaabbbbbbbbbbccccccccccd")) {
            var answer = visitor.get(SHOPS + question);

            assertThat(answer.status()).as(question).isEqualTo(400);
            assertThat(answer.text("type")).isEqualTo("urn:dosirak:problem:bad-request");
            assertThat(answer.header("Storefront-Mood")).isEmpty();
        }
        assertThat(visitor.get(LIST + "&size=").json().path("items")).hasSize(20);
    }

    @Test
    void whoseCursorItIsDecidesWhereTheListGoesOn() {
        storefront.is(Condition.DEAD);
        var top = visitor.get(LIST + "&size=2");
        var behind = visitor.get(LIST + "&size=2&cursor=" + top.text("next"));
        var ofTheStorefront = visitor.get(
                LIST + "&size=2&cursor=1795233600.o.50." + ENTRIES.getFirst().id());

        assertThat(ofTheStorefront.json().path("items")).isEqualTo(top.json().path("items"));
        assertThat(behind.json().path("items")).isNotEqualTo(top.json().path("items"));

        getWell();
        var refused = visitor.get(LIST + "&cursor=" + top.text("next"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("service")).isEqualTo("storefront");
    }

    // reactor-netty#4361
    @Test
    void aKeptConnectionIsReadOnWhateverIsAskedInOneBreath() throws IOException {
        storefront.is(Condition.UNAVAILABLE);
        visitor.get(LIST);
        try (var connection = new KeepAliveConnection(gateway.port())) {
            connection.ask(SHOPS + "/1", LIST);
            assertThat(connection.status()).isEqualTo(503);
            assertThat(connection.status()).isEqualTo(200);

            connection.ask(LIST);
            assertThat(connection.status()).isEqualTo(200);
        }
    }

    @Test
    void whoeverTriesTheStorefrontForTheOthersMayGiveUp() {
        storefront.is(Condition.DEAD);
        IntStream.range(0, 20).forEach(_ -> visitor.get(LIST));
        storefront.is(Condition.HANGING);

        await().until(() -> givesUp(visitor.asking(LIST).timeout(Duration.ofMillis(500))));

        getWell();
    }

    private static boolean givesUp(HttpRequest.Builder request) {
        try {
            visitor.send(request);
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    @Test
    void aSingleFailureAmongManyAnswersTurnsNobodyElseAway() {
        IntStream.range(0, 20).forEach(_ -> visitor.get(LIST));
        storefront.is(Condition.BREAKING_OFF);
        var unlucky = visitor.get(LIST);
        storefront.is(Condition.WELL);

        assertThat(isOffline(unlucky)).isTrue();
        assertThat(visitor.get(LIST).text("service")).isEqualTo("storefront");
    }

    @Test
    void everythingElseHasItsProblemsAsBefore() {
        storefront.is(Condition.DEAD);

        var page = visitor.get(SHOPS + "/1");

        assertThat(page.text("reason")).isIn("service-away", "service-broke-off");
        assertThat(page.header("Dosirak-Offline")).isEmpty();
        assertThat(visitor.get("/actuator/health/readiness").text("status")).isEqualTo("UP");
    }

    @Test
    void thoseWhoRunItSeeThatItHappensAndHowOldTheBookIs() {
        storefront.is(Condition.DEAD);
        visitor.get(LIST);

        var metrics = visitor.send(
                visitor.asking("/actuator/prometheus").header("Authorization", "Bearer " + TokenForge.ofService()));

        assertThat(metrics.http().body())
                .containsPattern("dosirak_offline_lists_total\\{[^}]*} [1-9]")
                .containsPattern("dosirak_offline_age_seconds\\{[^}]*} -?[0-9]");
    }

    private static boolean isOffline(TestClient.Answer answer) {
        return answer.status() == 200 && answer.header("Dosirak-Offline").equals("true");
    }
}
