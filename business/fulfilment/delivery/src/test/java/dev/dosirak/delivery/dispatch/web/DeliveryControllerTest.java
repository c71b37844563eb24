package dev.dosirak.delivery.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.delivery.dispatch.DeliveriesContract;
import dev.dosirak.delivery.dispatch.DeliveryEvent;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryTest;
import dev.dosirak.delivery.dispatch.Dispatcher;
import dev.dosirak.delivery.dispatch.InMemory;
import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeliveryControllerTest {

    static final RiderId MINA = new RiderId(UUID.randomUUID());
    static final RiderId JUNHO = new RiderId(UUID.randomUUID());
    static final DeliveryId CHICKEN = new DeliveryId(UUID.randomUUID());

    final InMemory memory = new InMemory(Clock.systemUTC());
    final Dispatcher dispatcher = new Dispatcher(memory.deliveryRecorder, memory.transactions);
    final MockMvcTester http =
            MockMvcTester.create(MockMvcBuilders.standaloneSetup(new DeliveryController(dispatcher, memory.deliveries))
                    .setControllerAdvice(new ProblemHandler(new Problems("delivery")))
                    .setCustomArgumentResolvers(new CallerResolver())
                    .build());

    @BeforeEach
    void minaIsOfferedTheChicken() {
        var mina =
                Rider.newRider(MINA, DeliveryTest.MAPO, Instant.EPOCH).report(true, DeliveryTest.MAPO, Instant.EPOCH);
        memory.riders.save(new Versioned<>(mina, 0), mina.offer(CHICKEN.value(), Instant.EPOCH));
        memory.deliveries.append(
                CHICKEN,
                DeliveriesContract.NOTHING,
                List.of(
                        new DeliveryEvent.Requested(DeliveryTest.errand(DeliveryTest.MAPO), DeliveryTest.NOON),
                        new DeliveryEvent.OfferMade(MINA, DeliveryTest.NOON, DeliveryTest.NOON)));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theRiderWhoWasAskedAccepts() {
        signIn("rider", MINA.value());
        assertThat(post("accept")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"deliveryId": "%s", "state": "assigned", "version": 3}
                        """.formatted(CHICKEN.value()));
        var seen = get();
        assertThat(seen).bodyJson().extractingPath("$.deliverTo.phone").isEqualTo("010-5555-0102");
        assertThat(seen)
                .bodyJson()
                .extractingPath("$.riderId")
                .isEqualTo(MINA.value().toString());
    }

    @Test
    void whoeverDeclinesSeesNothingOfItAnyMore() {
        signIn("rider", MINA.value());
        assertThat(post("decline"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("offer-gone");
        assertThat(get()).hasStatus(404);
    }

    @Test
    void acceptingWhatIsGoneIsAProblemInTheLanguageOfTheRider() {
        dispatcher.withdraw(CHICKEN);
        signIn("rider", MINA.value());

        var answer = http.post()
                .uri("/api/v1/deliveries/{id}/accept", CHICKEN.value())
                .header("Accept-Language", "en")
                .exchange();

        assertThat(answer)
                .hasStatus(409)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:dosirak:problem:delivery:offer-gone");
        assertThat(answer).bodyJson().extractingPath("$.title").isEqualTo("The offer is gone");
    }

    @Test
    void whatIsNotTheirsDoesNotExistForOtherRiders() {
        signIn("rider", JUNHO.value());
        assertThat(post("accept")).hasStatus(404);
        assertThat(post("hand-over")).hasStatus(404);
        assertThat(get()).hasStatus(404);
    }

    @Test
    void customersDoNotAccept() {
        signIn("customer", UUID.randomUUID());
        assertThat(post("accept")).hasStatus(403);
    }

    @Test
    void aDelayNeedsAReason() {
        signIn("rider", MINA.value());
        assertThat(delay("  ")).hasStatus(400);
        assertThat(delay("rain"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.reason")
                .isEqualTo("not-picked-up");
        dispatcher.accept(CHICKEN, MINA);
        dispatcher.pickUp(CHICKEN, MINA);
        assertThat(delay("rain"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("delayed");
        assertThat(get()).bodyJson().extractingPath("$.delay").isEqualTo("rain");
    }

    private MvcTestResult post(String what) {
        return http.post()
                .uri("/api/v1/deliveries/{id}/{what}", CHICKEN.value(), what)
                .exchange();
    }

    private MvcTestResult get() {
        return http.get().uri("/api/v1/deliveries/{id}", CHICKEN.value()).exchange();
    }

    private MvcTestResult delay(String reason) {
        return http.post()
                .uri("/api/v1/deliveries/{id}/delay", CHICKEN.value())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"%s\"}".formatted(reason))
                .exchange();
    }

    private static void signIn(String role, UUID member) {
        var jwt = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject(member.toString())
                .claim("role", role)
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(jwt));
    }
}
