package dev.dosirak.payment.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.method.Authorization.AuthKey;
import dev.dosirak.payment.method.Authorization.RawCard;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.platform.kernel.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CardRegistrationsTest {

    static final UUID MINA = UUID.randomUUID();

    final Gateway toss = new Gateway("toss", "kb");
    final Gateway nice = new Gateway("nice", "kb");
    final CardRegistrations registrations = new CardRegistrations(List.of(toss, nice));

    @Test
    void aCardIsRegisteredAtEveryGatewayThatWasAuthorized() {
        var registered = registrations.register(at("toss", "nice"), MINA, "command");

        assertThat(registered.keys()).isEqualTo(Map.of("toss", "key at toss", "nice", "key at nice"));
        assertThat(registered.card()).isEqualTo(new Card("kb", "433012******1234"));
    }

    @Test
    void oneThatIsAwayOrRefusesTheCardKeepsNoOtherFromIt() {
        toss.refuses = MethodRefusal.PG_AWAY;
        assertThat(registrations.register(at("toss", "nice"), MINA, "command").keys())
                .containsOnlyKeys("nice");

        toss.refuses = MethodRefusal.CARD_NOT_ACCEPTED;
        assertThat(registrations.register(at("toss", "nice"), MINA, "command").keys())
                .containsOnlyKeys("nice");
    }

    @Test
    void whereNobodyHasItTheSameMaySucceedLaterIfOneIsAway() {
        toss.refuses = MethodRefusal.CARD_NOT_ACCEPTED;
        nice.refuses = MethodRefusal.PG_AWAY;
        assertRefused(MethodRefusal.PG_AWAY, at("toss", "nice"));

        nice.refuses = MethodRefusal.CARD_NOT_ACCEPTED;
        assertRefused(MethodRefusal.CARD_NOT_ACCEPTED, at("toss", "nice"));
    }

    @Test
    void twoCardsAreNotOne() {
        nice.issuer = "shinhan";
        assertRefused(MethodRefusal.DIFFERENT_CARDS, at("toss", "nice"));

        assertThat(toss.revoked).containsExactly("key at toss");
        assertThat(nice.revoked).containsExactly("key at nice");
    }

    /// Of one company; what either gateway covers says nothing.
    @Test
    void cardsWhoseNumbersDifferWhereBothShowThemAreNotOne() {
        nice.number = "43301234****123*";
        assertThat(registrations.register(at("toss", "nice"), MINA, "command").keys())
                .containsOnlyKeys("toss", "nice");

        nice.number = "433012******9999";
        assertRefused(MethodRefusal.DIFFERENT_CARDS, at("toss", "nice"));
        assertThat(nice.revoked).containsExactly("key at nice");

        nice.number = "433012*****1234";
        assertRefused(MethodRefusal.DIFFERENT_CARDS, at("toss", "nice"));
    }

    @Test
    void aGatewayThatDoesNotKnowTheCompanyHasNoOtherCard() {
        toss.issuer = "unknown";

        assertThat(registrations
                        .register(at("toss", "nice"), MINA, "command")
                        .card()
                        .issuer())
                .isEqualTo("kb");
    }

    @Test
    void aGatewayThatThereIsNotIsNamed() {
        assertRefused(MethodRefusal.NO_AUTHORIZATION, at("toss", "elsewhere"));
        assertRefused(MethodRefusal.NO_AUTHORIZATION, Map.of());
        assertThat(toss.revoked).isEmpty();
    }

    @Test
    void nothingOfACardIsPrinted() {
        var card = new RawCard("4330120000001234", "29", "12", "900131", "42");

        assertThat(card.toString()).doesNotContain("4330", "1234", "900131", "42");
        assertThat(new CardKeys("kb", Map.of("toss", "bk_secret")).toString()).doesNotContain("bk_secret");
    }

    private void assertRefused(MethodRefusal why, Map<String, Authorization> authorizations) {
        assertThatThrownBy(() -> registrations.register(authorizations, MINA, "command"))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }

    private static Map<String, Authorization> at(String... gateways) {
        var all = new LinkedHashMap<String, Authorization>();
        for (var it : gateways) {
            all.put(it, new AuthKey("from the window"));
        }
        return all;
    }

    private static final class Gateway implements CardRegistrar {

        final String name;
        final List<String> revoked = new ArrayList<>();
        String issuer;
        String number = "433012******1234";

        @Nullable
        MethodRefusal refuses;

        Gateway(String name, String issuer) {
            this.name = name;
            this.issuer = issuer;
        }

        @Override
        public String gateway() {
            return name;
        }

        @Override
        public RegisteredCard register(Authorization authorization, UUID customer, String command) {
            if (refuses != null) {
                throw new Refused(refuses);
            }
            return new RegisteredCard("key at " + name, new Card(issuer, number));
        }

        @Override
        public boolean revoke(String billingKey) {
            return revoked.add(billingKey);
        }
    }
}
