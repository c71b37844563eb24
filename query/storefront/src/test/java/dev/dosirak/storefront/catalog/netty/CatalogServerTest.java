package dev.dosirak.storefront.catalog.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.KnownSecrets;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.testing.ContractAnswers;
import dev.dosirak.platform.web.impression.ImpressionTokens;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.platform.web.security.SecuritySettings;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.catalog.AdCounts;
import dev.dosirak.storefront.catalog.CatalogShop;
import dev.dosirak.storefront.catalog.CatalogShop.DeliveryArea;
import dev.dosirak.storefront.catalog.ShopCatalog;
import dev.dosirak.storefront.catalog.ShopRating;
import dev.dosirak.storefront.catalog.SomeShops.RenderedInMemory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class CatalogServerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final String LIST = "/api/v1/storefront/shops";
    private static final String NEAR = LIST + "?lat=37.55&lng=126.92";
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID CAMPAIGN = new UUID(0, 7);

    private final Placements campaigns = new Placements();
    private final ShopCatalog window = new ShopCatalog(campaigns);
    private final AdCounts counts = new AdCounts();
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final ImpressionTokens tokens = new ImpressionTokens(
            new SecuritySettings(
                    "dosirak", "dosirak", ServiceAddresses.of("http://localhost:1"), "k".repeat(32), List.of()),
            clock);
    private final AdTracking ads = new AdTracking(tokens, counts, clock);
    private final HttpClient http = HttpClient.newHttpClient();
    private Optional<Instant> asOf = Optional.of(NOON);
    private final Router router = new Router(
            () -> asOf,
            Optional::empty,
            Optional::empty,
            new ShopPageRenderer(window, campaigns, clock),
            new ShopListRenderer(window, ads, clock),
            ads);
    private final Problems problems = new Problems("storefront");
    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();
    private final CatalogServer server =
            new CatalogServer("127.0.0.1", 0, new RequestHandler(router, problems, json, new SimpleMeterRegistry()));

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void theWindowDoesNotOpenToOthersWithASecretThatEverybodyKnows() {
        var known =
                new KnownSecrets(Map.of("dosirak.security.service-key", "a-key-that-only-services-under-test-know"));

        assertThatThrownBy(() -> windowOn("0.0.0.0", known)).hasMessageContaining("dosirak.security.service-key");
        assertThatCode(() -> windowOn("127.0.0.1", known)).doesNotThrowAnyException();
    }

    private CatalogServer windowOn(String address, KnownSecrets secrets) {
        var settings = new StorefrontSettings(
                address, 0, Path.of("nowhere"), DataSize.ofMegabytes(1), Duration.ofMinutes(1), Duration.ofSeconds(5));
        return new CatalogServerConfiguration()
                .catalogServer(settings, router, problems, json, new SimpleMeterRegistry(), secrets);
    }

    /// The gateway lets 4 kB of address and 8 kB of headers through, and adds some.
    @Test
    void whatTheGatewayLetsThroughIsNotTooLong() throws Exception {
        var answer = get(NEAR + "&cursor=" + "x".repeat(4_200), "X-Long", "x".repeat(9_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("urn:dosirak:problem:");
    }

    private HttpResponse<byte[]> get(String path, String... header) throws Exception {
        return send(request(path, header).build());
    }

    private HttpRequest.Builder request(String path, String... header) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return header.length == 0 ? request : request.headers(header);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static CatalogShop shop(UUID id, OpeningHours hours) {
        var deliveryArea =
                new DeliveryArea(new Position(37.55, 126.92), 1_000, DeliveryFees.of(new Tier(1_000, Won.of(2_500))));
        return new CatalogShop(id, "chicken", deliveryArea, hours, new RenderedInMemory(id, 7));
    }

    private static OpeningHours closed() {
        return new OpeningHours(List.of(), Set.of(), Optional.empty());
    }

    private static OpeningHours open(Instant at) {
        var day = at.atZone(Seoul.ZONE).getDayOfWeek();
        var midnight = LocalTime.MIDNIGHT;
        return new OpeningHours(List.of(new Span(day, midnight, midnight)), Set.of(), Optional.empty());
    }

    @Test
    void beforeTheFirstCopyNotEvenAnUnknownShopIsUnknown() throws Exception {
        asOf = Optional.empty();
        for (var path : List.of(NEAR, LIST + "/" + FIRST)) {
            var answer = get(path, "Accept-Language", "en");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(text(answer)).contains("\"title\":\"Just a moment\"");
        }
    }

    @Test
    void aListIsReadPageByPageAndItsAdsAreCounted() throws Exception {
        window.put(shop(SECOND, closed()));
        window.put(shop(FIRST, open(NOON)));
        campaigns.put(new Placement(
                CAMPAIGN, FIRST, NOON, NOON.plusSeconds(1), new Position(37.55, 126.92), 100, 1, Optional.empty()));

        var first = get(NEAR + "&size=1");
        assertThat(text(first)).isEqualTo("""
            {"asOf":"2026-11-21T03:00:00Z","items":[\
            {"id":"%s","rating":{"average":0.0,"count":0},"distanceMeters":0,"deliveryFee":2500,"open":true,\
            "ad":{"id":"%s","token":"%s"}},\
            {"id":"%s","rating":{"average":0.0,"count":0},"distanceMeters":0,"deliveryFee":2500,"open":false}],\
            "next":null}\
            """.formatted(FIRST, CAMPAIGN, tokens.issue(CAMPAIGN), SECOND));
        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=5, public");
        assertThat(first.headers().firstValue(RequestHandler.AS_OF.toString())).contains("2026-11-21T03:00:00Z");

        campaigns.remove(CAMPAIGN);
        var next = JsonMapper.shared()
                .readTree(get(NEAR + "&size=1").body())
                .path("next")
                .asString();
        assertThat(text(get(NEAR + "&size=1&cursor=" + next)))
                .contains(SECOND.toString())
                .doesNotContain(FIRST.toString());
        assertThat(counts.takeImpressions())
                .containsExactly(new AdCounts.Count(CAMPAIGN, LocalDate.of(2026, 11, 21), 1));
        assertThat(counts.takeImpressions()).isEmpty();
    }

    @Test
    void whoLoadsAListAgainAndAgainCostsAnOwnerOneImpression() throws Exception {
        window.put(shop(FIRST, open(NOON)));
        campaigns.put(new Placement(
                CAMPAIGN, FIRST, NOON, NOON.plusSeconds(1), new Position(37.55, 126.92), 100, 1, Optional.empty()));
        for (var visitor : List.of("10.0.0.1", "10.0.0.1", "2001:db8::1", "2001:db8::2", "10.0.0.1")) {
            get(NEAR, VisitorAddress.HEADER, visitor);
        }
        assertThat(counts.takeImpressions())
                .containsExactly(new AdCounts.Count(CAMPAIGN, LocalDate.of(2026, 11, 21), 2));
    }

    @Test
    void anAdIsOpenedOnceByAVisitorHoweverOftenAndOnlyWhenItWasShown() throws Exception {
        var token = tokens.issue(CAMPAIGN);
        for (int i = 0; i < 3; i++) {
            var opened = put("/api/v1/storefront/ad-clicks/" + token, "10.0.0.1");
            assertThat(opened.statusCode()).isEqualTo(204);
        }
        put("/api/v1/storefront/ad-clicks/" + token, "10.0.0.2");
        var clicks = counts.takeClicks();
        assertThat(clicks).hasSize(2).allMatch(it -> it.campaign().equals(CAMPAIGN));

        put("/api/v1/storefront/ad-clicks/" + token, "10.0.0.1");
        assertThat(clicks).containsAll(counts.takeClicks()); // the id by which it is counted once
        var forged = put("/api/v1/storefront/ad-clicks/" + CAMPAIGN, "10.0.0.1");
        assertThat(forged.statusCode()).isEqualTo(422);
        assertThat(text(forged)).contains("ad-not-shown");
        ContractAnswers.of("storefront").verify("put", "/api/v1/storefront/ad-clicks/{token}", 422, text(forged));
        assertThat(counts.takeClicks()).isEmpty();
        assertThat(put(LIST, "10.0.0.1").statusCode()).isEqualTo(405);
    }

    private HttpResponse<byte[]> put(String path, String visitor) throws Exception {
        return send(request(path, VisitorAddress.HEADER, visitor)
                .PUT(BodyPublishers.noBody())
                .build());
    }

    @Test
    void aPageIsTheSameForEverybodyWhateverFormItIsSentIn() throws Exception {
        window.put(shop(FIRST, closed()));
        window.rate(FIRST, Optional.of(new ShopRating("4.5", 2, new ShopRating.Summary() {
            @Override
            public ByteBuffer bytes() {
                return ByteBuffer.wrap("{\"count\":2}".getBytes(StandardCharsets.US_ASCII));
            }

            @Override
            public String tag() {
                return "3.def";
            }
        })));
        var plain = get(LIST + "/" + FIRST);
        assertThat(text(plain))
                .startsWith("{\"id\":")
                .endsWith(",\"reviews\":{\"count\":2},\"ad\":null,\"open\":false}");
        var tag = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo("\"7-3.def-c\"");

        for (int i = 0; i < 2; i++) {
            var zipped = get(LIST + "/" + FIRST, "Accept-Encoding", "br, gzip");
            assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(zipped.body().length).isLessThan(plain.body().length / 3);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
                    .isEqualTo(plain.body());
        }
        var same = get(LIST + "/" + FIRST, "If-None-Match", "W/\"x\", " + tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue(RequestHandler.AS_OF.toString())).isPresent();
        var head = send(request(LIST + "/" + FIRST)
                .method("HEAD", BodyPublishers.noBody())
                .build());
        assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(plain.body().length));
        assertThat(head.body()).isEmpty();

        window.put(shop(FIRST, open(NOON)));
        assertThat(get(LIST + "/" + FIRST, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void aPageSaysThatItsOwnerPaysAndCostsThemNothing() throws Exception {
        window.put(shop(FIRST, open(NOON)));
        campaigns.put(new Placement(
                CAMPAIGN, FIRST, NOON, NOON.plusSeconds(1), new Position(37.55, 126.92), 100, 1, Optional.empty()));
        assertThat(text(get(LIST + "/" + FIRST + "?ad=" + CAMPAIGN)))
                .endsWith(",\"ad\":{\"id\":\"" + CAMPAIGN + "\"},\"open\":true}");
        assertThat(counts.takeImpressions()).isEmpty();
        assertThat(counts.takeClicks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        '' | 400 | wrong-type
        ?lat=here&lng=126.9 | 400 | wrong-type
        ?lat=37&lat=38&lng=126.9 | 400 | wrong-type
        ?lat=NaN&lng=126.9 | 422 | no-such-place
        ?lat=91&lng=126.9 | 422 | no-such-place
        ?lat=37&lng=1e308 | 422 | no-such-place
        ?lat=37&lng=126&size=0 | 400 | invalid-request
        ?lat=37&lng=126&size=101 | 400 | invalid-request
        ?lat=37&lng=126&size=99999999999 | 400 | wrong-type
        ?lat=37&lng=126&category= | 400 | invalid-request
        ?lat=37&lng=126&cursor=1.o.5 | 400 | wrong-type
        ?lat=37&lng=126&cursor=999999999999.o.5.0190bbbb-0000-7000-8000-000000000001 | 200 | ''
        ?lat=37&lng=126&category=%FF%FE | 400 | unreadable-address
        ?lat=37&lng=126&category=% | 400 | unreadable-address
        /0190bbbb-0000-7000-8000-00000000ffff | 404 | unknown-shop
        /1-1-1-1-1 | 400 | wrong-type
        /mapo | 400 | wrong-type
        /0190bbbb-0000-7000-8000-00000000ffff/menu | 404 | no-such-resource
        """)
    void whatMakesNoSenseIsRefused(String rest, int status, String reason) throws Exception {
        var answer = raw("GET", LIST + rest);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status != 200) {
            assertThat(answer).contains("application/problem+json").contains("\"reason\":\"" + reason + "\"");
            var path = rest.startsWith("/") ? LIST + "/{id}" : LIST;
            if (!reason.equals("no-such-resource")) {
                ContractAnswers.of("storefront").verify(path, status, answer.substring(answer.indexOf("\r\n\r\n") + 4));
            }
        }
    }

    /// As bytes: a client library would not let some of it out.
    private String raw(String method, String uri) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write((method + " " + uri + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// A connection whose requests come before their turn is read on (reactor-netty#4361).
    @Test
    void whoAsksBeforeTheAnswerHasComeIsAnsweredInTurnAndMayGoOn() throws Exception {
        window.put(shop(FIRST, closed()));
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            var page = "GET %s/%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(LIST, FIRST);
            var unknown = "GET %s/%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(LIST, SECOND);
            for (int round = 0; round < 5; round++) {
                socket.getOutputStream().write((page + unknown + page + unknown).getBytes(StandardCharsets.US_ASCII));
                for (int status : new int[] {200, 404, 200, 404}) {
                    assertThat(answered(socket.getInputStream())).isEqualTo(status);
                }
            }
        }
    }

    /// Reads one answer to its end.
    private static int answered(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        var length = head.toString()
                .toLowerCase(Locale.ROOT)
                .split("content-length: ", 2)[1]
                .split("\r\n", 2)[0];
        in.readNBytes(Integer.parseInt(length));
        return Integer.parseInt(head.substring(9, 12));
    }

    @Test
    void onlyLookingIsAllowed() throws Exception {
        var answer = send(request(LIST).POST(BodyPublishers.ofString("{}")).build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(get("/internal/v1/copies").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(404);
        assertThat(text(get("/api/v1/storefront/freshness")))
                .isEqualTo("{\"shops\":\"2026-11-21T03:00:00Z\",\"reviews\":null,\"ads\":null}");
    }
}
