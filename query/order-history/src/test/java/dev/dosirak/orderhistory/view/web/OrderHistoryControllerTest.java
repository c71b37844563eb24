package dev.dosirak.orderhistory.view.web;

import static dev.dosirak.orderhistory.view.OrderStories.MINA;
import static dev.dosirak.orderhistory.view.OrderStories.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.orderhistory.view.InMemoryOrderViews;
import dev.dosirak.orderhistory.view.OrderStories;
import dev.dosirak.orderhistory.view.Parties;
import dev.dosirak.orderhistory.view.Step;
import dev.dosirak.orderhistory.view.ViewFreshness;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

class OrderHistoryControllerTest {

    static final String ORDERS = "/api/v1/order-history/orders";

    final InMemoryOrderViews views = new InMemoryOrderViews();
    final MockMvcTester http = MockMvcTester.create(MockMvcBuilders.standaloneSetup(
                    new OrderHistoryController(views, new AsOfNoon(), new Problems("order-history")))
            .setControllerAdvice(new ProblemHandler(new Problems("order-history")))
            .setCustomArgumentResolvers(new CallerResolver())
            .setMessageConverters(new JacksonJsonHttpMessageConverter(
                    JsonMapper.builder().addModule(EventJson.values()).build()))
            .build());
    final OrderStories story = OrderStories.fresh();

    private static final class AsOfNoon implements ViewFreshness {
        @Override
        public Instant asOf() {
            return NOON;
        }

        @Override
        public void advanceTo(Instant then) {}
    }

    @AfterEach
    void nobodyIsLoggedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aDeliveredOrderIsShownInFull() {
        story.delivered().forEach(it -> it.accept(views));

        assertThat(get("customer", story.parties().customer(), "/" + story.order()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"asOf": "2026-05-04T03:00:00Z", "orderId": "%s", "state": "delivered", "version": 8,
                         "shop": {"id": "%s", "name": "순자네 치킨", "phone": "02-332-0000"},
                         "lines": [{"name": "후라이드 치킨", "quantity": 2, "unitPrice": 18000, "amount": 37000,
                                    "options": [{"name": "매운맛", "price": 500}]}],
                         "itemsAmount": 37000, "deliveryFee": 3000, "total": 40000, "cookMinutes": 25,
                         "deliverTo": {"road": "서울 마포구 와우산로 94", "detail": "101동 302호",
                                       "phone": "010-1234-5678", "position": {"lat": 37.55, "lng": 126.92}},
                         "placedAt": "2026-05-04T03:00:00Z",
                         "rider": {"riderId": "%s", "since": "2026-05-04T03:01:44Z"},
                         "timeline": [{"state": "payment-pending", "at": "2026-05-04T03:00:00Z"},
                                      {"state": "payment-succeeded"}, {"state": "pending"}, {"state": "accepted"},
                                      {"state": "delivery-pending"}, {"state": "picked-up"},
                                      {"state": "delayed", "reason": "길이 막혀요"},
                                      {"state": "delivered", "at": "2026-05-04T03:00:08Z"}]}
                        """.formatted(story.order(), story.parties().shop(), MINA));
    }

    @Test
    void aCancelledOrderSaysByWhomAndWhy() {
        story.refunded().forEach(it -> it.accept(views));

        assertThat(get("customer", story.parties().customer(), "/" + story.order()))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"state": "refunded", "cancellation": {"by": "shop", "reason": "닭이 없어요"}}
                        """);
    }

    @Test
    void aCancelledOrderWhoseDepositIsUndoneSaysWhyNothingGoesBack() {
        story.placed(NOON).accept(views);
        story.step(2, "cancelled", new Step.StepDetails("customer", "늦어서요", null, null, null))
                .accept(views);
        story.step(3, "refund-pending", new Step.StepDetails(null, "늦어서요", null, null, 40_000L))
                .accept(views);
        story.step(4, "payment-cancelled", new Step.StepDetails("bank", "deposit-reversed", null, null, null))
                .accept(views);

        assertThat(get("customer", story.parties().customer(), "/" + story.order()))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"state": "payment-cancelled",
                         "cancellation": {"by": "bank", "reason": "deposit-reversed",
                                          "text": "은행에서 입금이 취소되어 주문이 중단되었습니다. 입금한 은행에 확인해 주세요."}}
                        """);
    }

    @Test
    void anOrderThatWasNotPaidSaysWhyInASentence() {
        story.placed(NOON).accept(views);
        story.step(2, "payment-failed", new Step.StepDetails(null, "declined-3095", null, null, null))
                .accept(views);

        assertThat(get("customer", story.parties().customer(), "/" + story.order()))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"timeline": [{"state": "payment-pending"},
                                      {"state": "payment-failed", "reason": "declined-3095",
                                       "text": "결제가 승인되지 않았습니다. 다른 카드로 결제해 주세요."}]}
                        """);
    }

    /// The matrix of docs/security.md: until which step of an order told whole its people see the customer's
    /// door.
    @ParameterizedTest
    @CsvSource({"customer, 1, 8", "operator, 1, 8", "owner, 3, 7", "rider, 6, 7"})
    void theDoorIsShownToWhomItConcernsWhileItDoes(String role, long first, long last) {
        var facts = story.delivered();
        var id = switch (role) {
            case "customer" -> story.parties().customer();
            case "owner" -> story.parties().owner();
            default -> MINA;
        };

        for (var step : facts) {
            step.accept(views);
            var sequence = views.find(story.order()).orElseThrow().sequence();
            if (role.equals("rider") && sequence < first) {
                continue; // not theirs yet
            }
            boolean sees = first <= sequence && sequence <= last;
            assertThat(get(role, id, "/" + story.order()))
                    .as("%s at step %d", role, sequence)
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("""
                            {"deliverTo": {"road": "서울 마포구 와우산로 94", "detail": "%s", "phone": "%s"}}
                            """.formatted(sees ? "101동 302호" : "", sees ? "010-1234-5678" : ""));
        }
    }

    @Test
    void onlyTheOrdersPeopleAndOperatorsSeeIt() {
        story.delivered().forEach(it -> it.accept(views));
        var order = "/" + story.order();

        assertThat(get("owner", story.parties().owner(), order)).hasStatusOk();
        assertThat(get("rider", MINA, order)).hasStatusOk();
        assertThat(get("operator", UUID.randomUUID(), order)).hasStatusOk();
        for (var role : new String[] {"customer", "owner", "rider"}) {
            assertThat(get(role, UUID.randomUUID(), order))
                    .hasStatus(404)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:dosirak:problem:order-history:unknown-order");
        }
        assertThat(get("owner", story.parties().customer(), order))
                .as("a customer's id in an owner's token")
                .hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({"customer", "owner", "rider"})
    void everybodyListsTheirOwnOrders(String role) {
        story.delivered().forEach(it -> it.accept(views));
        var id = switch (role) {
            case "customer" -> story.parties().customer();
            case "owner" -> story.parties().owner();
            default -> MINA;
        };

        assertThat(get(role, id, "")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"asOf": "2026-05-04T03:00:00Z", "next": null,
                         "items": [{"orderId": "%s", "state": "delivered", "shopName": "순자네 치킨", "total": 40000,
                                    "firstItem": "후라이드 치킨", "lines": 1, "placedAt": "2026-05-04T03:00:00Z"}]}
                        """.formatted(story.order()));
        assertThat(get(role, UUID.randomUUID(), ""))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(get(role, id, "?open=true"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void aListGoesOnWhereItsPageEnded() {
        var parties = new Parties(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var older = new OrderStories(UUID.randomUUID(), parties);
        var newer = new OrderStories(UUID.randomUUID(), parties);
        older.placed(NOON).accept(views);
        newer.placed(NOON.plusSeconds(1)).accept(views);

        var first = get("customer", parties.customer(), "?size=1");
        assertThat(first)
                .bodyJson()
                .extractingPath("$.items[0].orderId")
                .isEqualTo(newer.order().toString());
        var cursor = JsonMapper.shared()
                .readTree(first.getResponse().getContentAsByteArray())
                .get("next")
                .asString();
        assertThat(get("customer", parties.customer(), "?size=1&cursor=" + cursor))
                .bodyJson()
                .extractingPath("$.items[0].orderId")
                .isEqualTo(older.order().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?size=0",
                "?size=101",
                "?cursor=abc",
                "?cursor=%21",
                "?open=perhaps",
                "/not-an-id",
                // the years 1000000000 and -99999999
                "?cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaLzAxOTBiYmJiLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMQ",
                "?cursor=LTk5OTk5OTk5LTEyLTMxVDIzOjU5OjU5Wi8wMTkwYmJiYi0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE"
            })
    void whatCannotBeAskedIsABadRequest(String query) {
        assertThat(get("customer", UUID.randomUUID(), query))
                .hasStatus(400)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void operatorsHaveNoOrdersOfTheirOwn() {
        assertThat(get("operator", UUID.randomUUID(), "")).hasStatus(403);
    }

    private MvcTestResult get(String role, UUID member, String rest) {
        var token = Jwt.withTokenValue("t")
                .header("alg", "none")
                .subject(member.toString())
                .claim("role", role)
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
        return http.get().uri(URI.create(ORDERS + rest)).exchange();
    }
}
