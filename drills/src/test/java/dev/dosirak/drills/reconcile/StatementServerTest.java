package dev.dosirak.drills.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementServerTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final PlantedDay day = new PlantedDay(DAY, 3_000, 22);
    private final StatementServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    StatementServerTest() throws IOException {
        server = new StatementServer(day);
    }

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void nothingIsThereBeforeItIsPublishedNorOfAnotherDay() throws IOException, InterruptedException {
        var path = "/v1/settlements?startDate=%s&endDate=%s&dateType=soldDate&page=1&size=10";
        assertThat(get("toss", path.formatted(DAY, DAY)).statusCode()).isEqualTo(404);
        server.publish();
        assertThat(get("toss", path.formatted(DAY, DAY)).statusCode()).isEqualTo(200);
        var before = DAY.minusDays(1);
        assertThat(get("toss", path.formatted(before, before)).statusCode()).isEqualTo(404);
    }

    @Test
    void pagesHaveEachRowOnce() throws IOException, InterruptedException {
        server.publish();
        var keys = new HashSet<String>();
        int rows = 0;
        for (int page = 1; page <= 3; page++) {
            for (var it : json("toss", "/v1/settlements?startDate=%s&page=%d&size=600".formatted(DAY, page))) {
                keys.add(it.path("transactionKey").asString());
                rows++;
            }
        }
        assertThat(rows).isEqualTo(day.statement("toss").size()).isEqualTo(keys.size());
    }

    @Test
    void theSummaryCountsTheRowsBehindCursors() throws IOException, InterruptedException {
        server.publish();
        var rows = json(
                        "portone",
                        "/payment-reconciliations/settlements-by-cursor?requestBody="
                                + query("{\"date\":\"%s\",\"size\":5000}"))
                .path("items");
        var sums = json(
                        "portone",
                        "/payment-reconciliations/settlement-summaries?requestBody=" + query("{\"date\":\"%s\"}"))
                .path("items")
                .path(0)
                .path("aggregate");
        assertThat(sums.path("settlementCount").asInt()
                        + sums.path("cancelCount").asInt())
                .isEqualTo(rows.size());
    }

    @Test
    void theTrailerCountsTheRowsOfTheText() throws IOException, InterruptedException {
        server.publish();
        var text = new String(get("nice", "/v1/settlements/20261120.txt").body(), Charset.forName("MS949"));
        assertThat(text).startsWith("H|정산내역|20261120\n");
        int rows = day.statement("nice").size();
        assertThat(text.lines().filter(it -> it.startsWith("D|"))).hasSize(rows);
        assertThat(text.lines().toList().getLast()).startsWith("T|%d|".formatted(rows));
    }

    private static String query(String json) {
        return URLEncoder.encode(json.formatted(DAY), UTF_8);
    }

    private JsonNode json(String gateway, String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get(gateway, path).body());
    }

    private HttpResponse<byte[]> get(String gateway, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url(gateway) + path));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }
}
