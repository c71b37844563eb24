package dev.dosirak.templateservice.templateitem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import dev.dosirak.platform.testing.TestTokens;
import dev.dosirak.templateservice.TemplateServiceApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From outside: an operator registers over HTTP, a customer looks up, others are told.
@ServiceTest(classes = TemplateServiceApplication.class)
class TemplateItemJourneyTest {

    private static final String PATH = "/api/v1/template-services/template-items";
    private static final String TOLD = """
            select count(*) from outbox
             where type = 'template-service.template-item-registered.v1' and aggregateid::text = ?
            """;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String operator = TestTokens.of("operator", Ids.next());
    private final String customer = TestTokens.of("customer", Ids.next());

    @Test
    void whatAnOperatorRegistersIsFoundAndToldOnce() throws IOException, InterruptedException {
        var created = register(operator, "one", "첫째");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(register(operator, "one", "첫째").body()).isEqualTo(created.body());

        var id = json(created).path("id").asString();
        assertThat(json(get(id)).path("name").asString()).isEqualTo("첫째");
        assertThat(jdbc.sql(TOLD).param(id).query(Long.class).single()).isEqualTo(1);
        EventContracts.verify(jdbc);
    }

    @Test
    void whoMayNotAndWhatIsNotAreRefused() throws IOException, InterruptedException {
        assertThat(register(customer, "two", "둘째").statusCode()).isEqualTo(403);
        assertThat(reason(register(operator, "three", ""))).isEqualTo("template-item-name-length");
        assertThat(reason(get(Ids.next().toString()))).isEqualTo("unknown-template-item");
    }

    private HttpResponse<String> register(String token, String key, String name)
            throws IOException, InterruptedException {
        var body = BodyPublishers.ofString("{\"name\":\"%s\"}".formatted(name));
        return send(request(token, PATH).header("Idempotency-Key", key).POST(body));
    }

    private HttpResponse<String> get(String id) throws IOException, InterruptedException {
        return send(request(customer, PATH + "/" + id));
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String reason(HttpResponse<String> answer) {
        return json(answer).path("reason").asString();
    }
}
