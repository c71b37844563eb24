package dev.dosirak.payment.pg.toss;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Redeems what the customer got in the gateway's card window.
final class TossCardRegistrar implements CardRegistrar {

    private static final Logger log = LoggerFactory.getLogger(TossCardRegistrar.class);
    private static final int OK = 200;

    /// What the gateway answers when the card is to blame; everything else is between the gateway and us.
    private static final int BAD_REQUEST = 400;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final PgClient pg;
    private final EventJson json;

    TossCardRegistrar(PgClient pg, EventJson json) {
        this.pg = pg;
        this.json = json;
    }

    private record Redemption(String authKey, UUID customerKey) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Issued(String billingKey, IssuedCard card) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record IssuedCard(String issuerCode, String number) {}

    @Override
    public String gateway() {
        return Toss.NAME;
    }

    @Override
    public RegisteredCard register(Authorization authorization, UUID customer, String command) {
        if (!(authorization instanceof AuthKey key)) {
            throw new Refused(MethodRefusal.CARD_NOT_ACCEPTED);
        }
        var redemption = new Redemption(key.value(), customer);
        var reply = pg.post("/v1/billing/authorizations/issue", command, json.write(redemption));
        if (!(reply instanceof Reply.Answered answer)) {
            throw new Refused(MethodRefusal.PG_AWAY);
        }
        return switch (answer.status()) {
            case OK -> {
                var issued = json.read(answer.body(), Issued.class);
                var issuer = CardCompany.ofToss(issued.card().issuerCode());
                yield new RegisteredCard(
                        issued.billingKey(),
                        new Card(issuer.word(), issued.card().number()));
            }
            case BAD_REQUEST, FORBIDDEN, NOT_FOUND -> throw new Refused(MethodRefusal.CARD_NOT_ACCEPTED);
            default -> {
                log.warn("The gateway answers {} to a card", answer.status());
                throw new Refused(MethodRefusal.PG_AWAY);
            }
        };
    }

    @Override
    public boolean revoke(String billingKey) {
        return switch (pg.delete("/v1/billing/" + billingKey)) {
            case Reply.Answered it when it.status() == OK -> true;
            // Any other 404 is somebody between us and the gateway who does not know the way.
            case Reply.Answered it when it.status() == NOT_FOUND -> it.body().contains("NOT_FOUND_BILLING_KEY");
            case Reply.Answered _, Reply.NotSent _, Reply.Lost _ -> false;
        };
    }
}
