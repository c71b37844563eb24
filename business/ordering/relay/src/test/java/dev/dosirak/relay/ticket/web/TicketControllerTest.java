package dev.dosirak.relay.ticket.web;

import static dev.dosirak.relay.ticket.Orders.DONGSU;
import static dev.dosirak.relay.ticket.Orders.FIVE_MINUTES;
import static dev.dosirak.relay.ticket.Orders.NOON;
import static dev.dosirak.relay.ticket.Orders.SUNJA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import dev.dosirak.relay.ticket.InMemoryTickets;
import dev.dosirak.relay.ticket.Orders;
import dev.dosirak.relay.ticket.TicketCommands;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.json.JsonMapper;

class TicketControllerTest {

    final InMemoryTickets memory = new InMemoryTickets();
    final TicketCommands ticketCommands = deskAt(NOON);
    final MockMvcTester http = MockMvcTester.create(
            MockMvcBuilders.standaloneSetup(new TicketController(ticketCommands, Clock.fixed(NOON, ZoneOffset.UTC)))
                    .setControllerAdvice(new ProblemHandler(new Problems("relay")))
                    .setCustomArgumentResolvers(new CallerResolver())
                    .setMessageConverters(new JacksonJsonHttpMessageConverter(
                            JsonMapper.builder().addModule(EventJson.values()).build()))
                    .build());

    @AfterEach
    void nobodyIsLoggedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void anOwnerSeesWhatWaitsForAnAnswer() {
        var order = rung();
        call("owner", SUNJA);

        assertThat(http.get().uri("/api/v1/relay/tickets?state=open"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{
                            "orderId": "%s", "shopName": "순자네 치킨", "state": "ringing", "total": 40000,
                            "lines": [{"name": "후라이드 치킨", "quantity": 2, "unitPrice": 18000, "amount": 37000,
                                       "options": [{"name": "매운맛", "price": 500}]}],
                            "deliverTo": {"road": "서울 마포구 와우산로 94", "detail": "101동 302호"},
                            "noteToShop": "무 많이 주세요",
                            "rungAt": "2026-05-04T03:00:00Z", "answerBy": "2026-05-04T03:05:00Z"}],
                         "next": null}
                        """.formatted(order));
    }

    @Test
    void aListGoesOnWhereItsPageEnded() {
        var older = rung();
        deskAt(NOON.plusSeconds(1)).open(Orders.slip(UUID.randomUUID(), DONGSU));
        var newer = Orders.slip(UUID.randomUUID(), SUNJA);
        deskAt(NOON.plusSeconds(1)).open(newer);
        deskAt(NOON.plusSeconds(1)).relay(newer.order(), null);
        call("owner", SUNJA);

        var first = http.get().uri("/api/v1/relay/tickets?size=1").exchange();
        assertThat(first)
                .bodyJson()
                .extractingPath("$.items[0].orderId")
                .isEqualTo(newer.order().toString());
        var cursor = JsonMapper.shared()
                .readTree(first.getResponse().getContentAsByteArray())
                .get("next")
                .asString();
        assertThat(http.get().uri("/api/v1/relay/tickets?size=1&cursor=" + cursor))
                .bodyJson()
                .extractingPath("$.items[0].orderId")
                .isEqualTo(older.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?cursor=abc",
                "?cursor=%21",
                "?size=0",
                "?size=101",
                "?state=closed",
                "?cursor=L3gveA",
                // the years 1000000000 and -99999999
                "?cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaLzAxOTBiYmJiLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMQ",
                "?cursor=LTk5OTk5OTk5LTEyLTMxVDIzOjU5OjU5Wi8wMTkwYmJiYi0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE"
            })
    void aListThatCannotBeIsABadRequest(String query) {
        call("owner", SUNJA);

        assertThat(http.get().uri(URI.create("/api/v1/relay/tickets" + query)))
                .hasStatus(400)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void acceptingShowsTheNewState() {
        var order = rung();
        call("owner", SUNJA);

        assertThat(post(order, "accept", "{\"cookMinutes\": 20}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"orderId\": \"%s\", \"state\": \"accepted\"}".formatted(order));
        assertThat(http.get().uri("/api/v1/relay/tickets?state=all"))
                .bodyJson()
                .extractingPath("$.items[0].cookMinutes")
                .isEqualTo(20);
    }

    @Test
    void rejectingNeedsAReasonThatWeKnow() {
        var order = rung();
        call("owner", SUNJA);

        assertThat(post(order, "reject", "{}")).hasStatus(400);
        assertProblem(post(order, "reject", "{\"reason\": \"bored\"}"), 422, "relay:unknown-reject-reason");
        assertThat(post(order, "reject", "{\"reason\": \"too-busy\"}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"orderId\": \"%s\", \"state\": \"rejected\"}".formatted(order));
        assertThat(http.get().uri("/api/v1/relay/tickets?state=all"))
                .bodyJson()
                .extractingPath("$.items[0].reason")
                .isEqualTo("too-busy");
    }

    @Test
    void anAnswerThatComesTooLateIsRefusedWithASentenceThatSaysWhy() {
        var order = rung();
        deskAt(NOON.plusSeconds(300)).watch(order);
        call("owner", SUNJA);

        var late = post(order, "accept", "{\"cookMinutes\": 20}");
        assertProblem(late, 409, "relay:answered-too-late");
        assertThat(late).bodyJson().extractingPath("$.detail").asString().contains("자동으로 취소되었습니다");
    }

    @Test
    void acknowledgingShowsTheNewState() {
        var order = rung();
        call("owner", SUNJA);

        assertThat(post(order, "acknowledge", ""))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("acknowledged");
    }

    @Test
    void othersSeeNothingAndAnswerNothing() {
        var order = rung();
        call("owner", DONGSU);
        assertThat(http.get().uri("/api/v1/relay/tickets"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertProblem(post(order, "accept", "{\"cookMinutes\": 20}"), 404, "relay:unknown-ticket");

        call("customer", SUNJA);
        assertProblem(post(order, "accept", "{\"cookMinutes\": 20}"), 403, "not-for-this-role");
    }

    private UUID rung() {
        var orderSummary = Orders.slip(UUID.randomUUID(), SUNJA);
        ticketCommands.open(orderSummary);
        ticketCommands.relay(orderSummary.order(), null);
        return orderSummary.order();
    }

    private TicketCommands deskAt(Instant at) {
        return new TicketCommands(
                memory, FIVE_MINUTES, () -> Optional.of(Instant.EPOCH), Clock.fixed(at, ZoneOffset.UTC));
    }

    private MvcTestResult post(UUID order, String verb, String body) {
        return http.post()
                .uri("/api/v1/relay/orders/{order}/" + verb, order)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:dosirak:problem:" + type);
    }

    private static void call(String role, UUID member) {
        var token = Jwt.withTokenValue("t")
                .header("alg", "none")
                .subject(member.toString())
                .claim("role", role)
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }
}
