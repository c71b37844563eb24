package dev.dosirak.delivery.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.delivery.dispatch.DeliveriesContract;
import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.delivery.dispatch.DeliveryEvent;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryRequest;
import dev.dosirak.delivery.dispatch.DeliveryTest;
import dev.dosirak.delivery.dispatch.Dispatcher;
import dev.dosirak.delivery.dispatch.InMemory;
import dev.dosirak.delivery.dispatch.OperatorDecision;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/// The rows of the matrix in `docs/security.md` that a delivery shows, in each of its states.
class VisibilityTest {

    static final Instant NOON = DeliveryTest.NOON;
    static final RiderId MINA = new RiderId(UUID.randomUUID());
    static final RiderId JUNHO = new RiderId(UUID.randomUUID());
    static final DeliveryRequest CHICKEN = DeliveryTest.errand(DeliveryTest.MAPO);
    static final List<String> STATES =
            List.of("waiting", "offered", "assigned", "picked-up", "delayed", "delivered", "lost", "withdrawn");

    final InMemory memory = new InMemory(Clock.systemUTC());
    final DeliveryId id = new DeliveryId(UUID.randomUUID());
    final Dispatcher dispatcher = new Dispatcher(memory.deliveryRecorder, memory.transactions);
    final MockMvcTester http =
            MockMvcTester.create(MockMvcBuilders.standaloneSetup(new DeliveryController(dispatcher, memory.deliveries))
                    .setControllerAdvice(new ProblemHandler(new Problems("delivery")))
                    .setCustomArgumentResolvers(new CallerResolver())
                    .build());

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        // state, role, sees door and phone, sees the note
        "waiting,   customer, true,  true",
        "offered,   customer, true,  true",
        "assigned,  customer, true,  true",
        "picked-up, customer, true,  true",
        "delayed,   customer, true,  true",
        "delivered, customer, true,  true",
        "lost,      customer, true,  true",
        "withdrawn, customer, true,  true",
        "waiting,   operator, true,  true",
        "offered,   operator, true,  true",
        "assigned,  operator, true,  true",
        "picked-up, operator, true,  true",
        "delayed,   operator, true,  true",
        "delivered, operator, true,  true",
        "lost,      operator, true,  true",
        "withdrawn, operator, true,  true",
        "waiting,   owner,    true,  false",
        "offered,   owner,    true,  false",
        "assigned,  owner,    true,  false",
        "picked-up, owner,    true,  false",
        "delayed,   owner,    true,  false",
        "delivered, owner,    false, false",
        "lost,      owner,    false, false",
        "withdrawn, owner,    false, false",
        "offered,   rider,    false, false",
        "assigned,  rider,    true,  true",
        "picked-up, rider,    true,  true",
        "delayed,   rider,    true,  true",
        "delivered, rider,    false, false",
        "lost,      rider,    false, false",
        "withdrawn, rider,    false, false",
    })
    void eachRoleSeesInEachStateWhatItNeeds(String state, String role, boolean door, boolean note) {
        happened(state);
        signIn(role, idOf(role));

        var answer = get();
        assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo(state);
        assertThat(answer).bodyJson().extractingPath("$.deliverTo.road").isEqualTo("와우산로 21");
        assertThat(answer).bodyJson().extractingPath("$.deliverTo.detail").isEqualTo(door ? "301호" : null);
        assertThat(answer).bodyJson().extractingPath("$.deliverTo.phone").isEqualTo(door ? "010-5555-0102" : null);
        assertThat(answer).bodyJson().extractingPath("$.noteToRider").isEqualTo(note ? "문 앞에 놓아 주세요" : "");
    }

    @Test
    void whatWaitsForARiderIsNoRidersYet() {
        happened("waiting");
        signIn("rider", MINA.value());
        assertThat(get()).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({"customer", "owner", "rider"})
    void itDoesNotExistForOthersInAnyState(String role) {
        signIn(role, JUNHO.value());
        for (var state : STATES) {
            var other = new VisibilityTest();
            other.happened(state);
            assertThat(other.get()).as(state).hasStatus(404);
        }
    }

    /// A new state has to come into the tables above.
    @Test
    void noStateIsForgotten() {
        var reached = new HashSet<Class<?>>();
        for (var state : STATES) {
            var other = new VisibilityTest();
            other.happened(state);
            reached.add(other.memory.deliveries.find(other.id).state().getClass());
        }
        assertThat(reached)
                .isEqualTo(Set.copyOf(statesUnder(Delivery.Known.class).toList()));
    }

    private static Stream<Class<?>> statesUnder(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(VisibilityTest::statesUnder)
                : Stream.of(type);
    }

    private void happened(String state) {
        var asked = List.<DeliveryEvent>of(
                new DeliveryEvent.Requested(CHICKEN, NOON), new DeliveryEvent.OfferMade(MINA, NOON, NOON));
        var taken = and(asked, new DeliveryEvent.OfferAccepted(MINA, NOON));
        var collected = and(taken, new DeliveryEvent.RiderPickedUp(MINA, NOON));
        var operatorDecision = new OperatorDecision(UUID.randomUUID(), "an accident", NOON);
        var history = switch (state) {
            case "waiting" -> asked.subList(0, 1);
            case "offered" -> asked;
            case "assigned" -> taken;
            case "picked-up" -> collected;
            case "delayed" -> and(collected, new DeliveryEvent.RiderDelayed(MINA, "rain", NOON));
            case "delivered" -> and(collected, new DeliveryEvent.RiderHandedOver(MINA, NOON));
            case "lost" -> and(collected, new DeliveryEvent.GivenUp(MINA, operatorDecision));
            case "withdrawn" -> and(taken, new DeliveryEvent.OrderWithdrawn(NOON));
            default -> throw new IllegalArgumentException(state);
        };
        memory.deliveries.append(id, DeliveriesContract.NOTHING, history);
    }

    private static List<DeliveryEvent> and(List<DeliveryEvent> history, DeliveryEvent next) {
        return Stream.concat(history.stream(), Stream.of(next)).toList();
    }

    private static UUID idOf(String role) {
        return switch (role) {
            case "customer" -> CHICKEN.customer();
            case "owner" -> CHICKEN.owner();
            case "rider" -> MINA.value();
            default -> UUID.randomUUID();
        };
    }

    private MvcTestResult get() {
        return http.get().uri("/api/v1/deliveries/{id}", id.value()).exchange();
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
