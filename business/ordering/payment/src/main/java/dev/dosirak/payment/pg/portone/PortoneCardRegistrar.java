package dev.dosirak.payment.pg.portone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.Authorization.AuthKey;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.pg.CardCompany;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Refused;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// PortOne's window gives the billing key itself to the customer's browser: what comes from there is
/// believed only after PortOne has said that the key lives and is this customer's.
final class PortoneCardRegistrar implements CardRegistrar {

    private static final Logger log = LoggerFactory.getLogger(PortoneCardRegistrar.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /// What it says of a key with which nobody can pay any more.
    private static final Set<String> GONE =
            Set.of("BILLING_KEY_ALREADY_DELETED", "BILLING_KEY_NOT_FOUND", "BILLING_KEY_NOT_ISSUED");

    private final PgClient pg;
    private final PortoneStore store;
    private final EventJson json;

    PortoneCardRegistrar(PgClient pg, String storeId, EventJson json) {
        this.pg = pg;
        this.store = new PortoneStore(storeId);
        this.json = json;
    }

    private record Key(
            @Nullable String status,
            @Nullable String billingKey,
            @Nullable Holder customer,
            @Nullable List<Method> methods) {

        boolean isLivingKeyOf(UUID holder, String key) {
            return "ISSUED".equals(status)
                    && key.equals(billingKey)
                    && customer != null
                    && holder.toString().equalsIgnoreCase(customer.id());
        }

        Optional<KeyCard> card() {
            return methods == null
                    ? Optional.empty()
                    : methods.stream()
                            .flatMap(it -> Stream.ofNullable(it.card()))
                            .findFirst();
        }
    }

    private record Holder(@Nullable String id) {}

    private record Method(@Nullable KeyCard card) {}

    private record KeyCard(
            @Nullable String issuer,
            @Nullable String publisher,
            @Nullable String number) {

        /// The bank's name on a card that another company runs for it stands in either place.
        CardCompany company() {
            var company = CardCompany.ofPortone(String.valueOf(issuer));
            return company == CardCompany.UNKNOWN ? CardCompany.ofPortone(String.valueOf(publisher)) : company;
        }
    }

    private record No(@Nullable String type) {}

    @Override
    public String gateway() {
        return Portone.NAME;
    }

    @Override
    public RegisteredCard register(Authorization authorization, UUID customer, String command) {
        if (!(authorization instanceof AuthKey key)) {
            throw new Refused(MethodRefusal.CARD_NOT_ACCEPTED);
        }
        if (!(pg.get(pathOf(key.value())) instanceof Reply.Answered answer)) {
            throw new Refused(MethodRefusal.PG_AWAY);
        }
        return switch (answer.status()) {
            case OK -> registered(key.value(), customer, answer);
            case BAD_REQUEST -> throw new Refused(MethodRefusal.CARD_NOT_ACCEPTED);
            case NOT_FOUND ->
                throw new Refused(isGone(answer) ? MethodRefusal.CARD_NOT_ACCEPTED : MethodRefusal.PG_AWAY);
            default -> {
                log.warn("PortOne answers {} to a billing key", answer.status());
                throw new Refused(MethodRefusal.PG_AWAY);
            }
        };
    }

    private RegisteredCard registered(String billingKey, UUID customer, Reply.Answered answer) {
        var key = read(answer, Key.class).orElseThrow(() -> new Refused(MethodRefusal.PG_AWAY));
        if (!key.isLivingKeyOf(customer, billingKey)) {
            throw new Refused(MethodRefusal.CARD_NOT_ACCEPTED);
        }
        var card = key.card().orElseThrow(() -> new Refused(MethodRefusal.CARD_NOT_ACCEPTED));
        var number = card.number() == null ? "" : card.number();
        return new RegisteredCard(billingKey, new Card(card.company().word(), number));
    }

    @Override
    public boolean revoke(String billingKey) {
        return pg.delete(pathOf(billingKey)) instanceof Reply.Answered answer
                && (answer.status() == OK || isGone(answer));
    }

    /// A 404 of somebody between us and PortOne says no such thing.
    private boolean isGone(Reply.Answered answer) {
        return read(answer, No.class).map(No::type).filter(GONE::contains).isPresent();
    }

    /// The key comes from a browser: whatever is in it, it is one part of the path.
    private String pathOf(String billingKey) {
        return "/billing-keys/" + URLEncoder.encode(billingKey, UTF_8).replace("+", "%20") + store.query();
    }

    private <T> Optional<T> read(Reply.Answered answer, Class<T> type) {
        try {
            return Optional.ofNullable(json.read(answer.body(), type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
