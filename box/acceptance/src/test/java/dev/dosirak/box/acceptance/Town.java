package dev.dosirak.box.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.city.Resident;
import dev.dosirak.demo.people.Api;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Operator;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.ServiceToken;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// A running platform and everybody who can be met there. Each test plays on a [Stage] of its own.
final class Town implements AutoCloseable {

    private static final double FIRST_LATITUDE = 34.5;
    private static final double LONGITUDE = 128.3;
    private static final int PLACES_IN_A_COLUMN = 40;

    /// More than riders are sent for an order, and far from the demo city.
    private static final double APART_DEGREES = 0.1;

    private final Platform platform;
    private final Api api;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final Member operator;
    private final AtomicInteger stages = new AtomicInteger();

    Town(Platform platform) {
        this.platform = platform;
        this.api = new Api(platform.endpoints(), CallLog.NONE);
        this.operator = new Member(this, UUID.randomUUID(), Platform.OPERATOR_EMAIL, Platform.OPERATOR_PASSWORD);
    }

    Platform platform() {
        return platform;
    }

    Api api() {
        return api;
    }

    /// Somebody whom the platform does not know, in front of the gateway.
    Http http() {
        return new Http(client, platform.endpoints().gateway(), Map.of());
    }

    /// The door of a service that only services pass.
    Http doorOf(String service) {
        var token = new ServiceToken("acceptance", Keys.of(platform.serviceKey()), Clock.systemUTC()).issue(service);
        return new Http(client, platform.url(service), Map.of()).as(token);
    }

    Reply login(String email, String password) {
        return http().post("/api/v1/tokens", Map.of("email", email, "password", password));
    }

    Member operator() {
        return operator;
    }

    /// What the payment company has in its books about an order: `approval` and `cancel`, oldest first.
    List<String> journal(UUID order) {
        var login = platform.secret("PG_SIMULATOR_ADMIN_KEY") + ":";
        var basic = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        var books = new Http(client, platform.endpoints().cardWindow(), Map.of("Authorization", basic));
        return books.get("/simulator/journal?orderId=" + order)
                .ok(200)
                .path("items")
                .valueStream()
                .map(it -> it.path("kind").asString() + " " + it.path("amount").asLong())
                .toList();
    }

    /// A place where nobody else is.
    Position somewhere() {
        int place = stages.incrementAndGet();
        return new Position(
                FIRST_LATITUDE + APART_DEGREES * (place % PLACES_IN_A_COLUMN),
                LONGITUDE + APART_DEGREES * (place / PLACES_IN_A_COLUMN));
    }

    /// A shop that never closes and its people, all of them known to the platform already.
    Stage stage() {
        var place = somewhere();
        var code = "ACC-" + UUID.randomUUID();
        importRows(
                "/api/v1/members/import",
                List.of(
                        person(code, "owner", "owner"),
                        person(code, "customer", "customer"),
                        person(code, "rider", "rider")));
        importRows(
                "/api/v1/shops/import",
                List.of(Map.of(
                        "code",
                        code,
                        "ownerCode",
                        code + "-owner",
                        "profile",
                        MenuFixture.profile("무대 치킨 " + code.substring(4, 10), place),
                        "delivery",
                        MenuFixture.DELIVERY,
                        "hours",
                        MenuFixture.ALWAYS_OPEN,
                        "menu",
                        MenuFixture.importedMenu())));
        return new Stage(
                this,
                member(code + "-owner"),
                member(code + "-customer"),
                member(code + "-rider"),
                Ids.imported("shop", code),
                code,
                place);
    }

    private static Map<String, Object> person(String code, String who, String role) {
        return Map.of(
                "code",
                code + "-" + who,
                "role",
                role,
                "email",
                email(code + "-" + who),
                "name",
                "고길동",
                "phone",
                "010-0990-0001",
                "passwordHash",
                Resident.PASSWORD_HASH);
    }

    private static String email(String code) {
        return code.toLowerCase(Locale.ROOT) + "@acceptance.example";
    }

    private Member member(String code) {
        return new Member(this, Ids.imported("member", code), email(code), Resident.PASSWORD);
    }

    private void importRows(String path, Object rows) {
        JsonNode outcome = new Operator(operator.session()).importRows(path, rows);
        assertThat(outcome.path("errors")).as(path).isEmpty();
    }

    @Override
    public void close() {
        api.close();
        client.close();
        platform.close();
    }
}
