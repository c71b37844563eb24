package dev.dosirak.payment.pg.nice;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.dosirak.payment.method.Authorization;
import dev.dosirak.payment.method.Authorization.RawCard;
import dev.dosirak.payment.method.CardRegistrar;
import dev.dosirak.payment.method.MethodRefusal;
import dev.dosirak.payment.method.PaymentMethod.Card;
import dev.dosirak.payment.pg.CardCompany;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Refused;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Registers cards by their data: NICE has no window for that. The data comes from the caller, goes to NICE encrypted,
/// and is in no log and no exception: of an answer only the code is, because it might repeat what it was asked.
final class NiceCardRegistrar implements CardRegistrar {

    private static final Logger log = LoggerFactory.getLogger(NiceCardRegistrar.class);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int SHOWN_AT_START = 6;
    private static final int SHOWN_AT_END = 4;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{14,16}");
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
    private static final Pattern BIRTH = Pattern.compile("[0-9]{6}|[0-9]{10}");

    private final PgClient pg;
    private final NiceCipher cipher;
    private final EventJson json;

    NiceCardRegistrar(PgClient pg, String secretKey, EventJson json) {
        this.pg = pg;
        this.cipher = new NiceCipher(secretKey);
        this.json = json;
    }

    private record Registration(String encData, String orderId, String encMode) {}

    private record Expiry(String orderId) {}

    /// The manual spells the names in two ways.
    private record Said(
            @JsonAlias("ResultCode") @Nullable String resultCode,
            @JsonAlias("BID") @Nullable String bid,
            @JsonAlias("CardCode") @Nullable String cardCode) {}

    @Override
    public String gateway() {
        return Nice.NAME;
    }

    /// Under a new number each time, because NICE refuses a known one: who repeats the command gets a second key to the
    /// card, and nobody ever has the first.
    @Override
    public RegisteredCard register(Authorization authorization, UUID customer, String command) {
        if (!(authorization instanceof RawCard card) || !isWhole(card)) {
            throw new Refused(MethodRefusal.CARD_NOT_ACCEPTED);
        }
        var form = new Registration(cipher.encrypt(plain(card)), freshNumber(), NiceCipher.MODE);
        var reply = pg.post("/v1/subscribe/regist", json.write(form));
        if (!(reply instanceof Reply.Answered answer)) {
            throw new Refused(MethodRefusal.PG_AWAY);
        }
        var said = said(answer);
        var code = said.map(Said::resultCode).orElse("");
        var bid = said.map(Said::bid).filter(it -> !it.isBlank());
        if (NiceCodes.REGISTERED.contains(code) && bid.isPresent()) {
            var issuer = CardCompany.ofNice(said.map(Said::cardCode).orElse(""));
            return new RegisteredCard(bid.get(), new Card(issuer.word(), masked(card.number())));
        }
        if (NiceCodes.NO_CARD.contains(code)) {
            throw new Refused(MethodRefusal.CARD_NOT_ACCEPTED);
        }
        log.warn("NICE answers {} {} to a card", answer.status(), code);
        throw new Refused(MethodRefusal.PG_AWAY);
    }

    @Override
    public boolean revoke(String billingKey) {
        var reply = pg.post("/v1/subscribe/" + billingKey + "/expire", json.write(new Expiry(freshNumber())));
        return reply instanceof Reply.Answered answer
                && said(answer)
                        .map(Said::resultCode)
                        .filter(it -> NiceCodes.FORGOTTEN.contains(it) || NiceCodes.NO_BILLING_KEY.contains(it))
                        .isPresent();
    }

    private static String freshNumber() {
        return "card-" + UUID.randomUUID();
    }

    private static boolean isWhole(RawCard card) {
        return NUMBER.matcher(card.number()).matches()
                && TWO_DIGITS.matcher(card.expiryYear()).matches()
                && TWO_DIGITS.matcher(card.expiryMonth()).matches()
                && BIRTH.matcher(card.birth()).matches()
                && TWO_DIGITS.matcher(card.passwordTwoDigits()).matches();
    }

    private static String plain(RawCard card) {
        return "cardNo=%s&expYear=%s&expMonth=%s&idNo=%s&cardPw=%s"
                .formatted(
                        card.number(), card.expiryYear(), card.expiryMonth(), card.birth(), card.passwordTwoDigits());
    }

    private static String masked(String number) {
        int hidden = number.length() - SHOWN_AT_START - SHOWN_AT_END;
        return number.substring(0, SHOWN_AT_START)
                + "*".repeat(hidden)
                + number.substring(number.length() - SHOWN_AT_END);
    }

    /// Empty for what NICE did not say.
    private Optional<Said> said(Reply.Answered answer) {
        if (answer.status() != OK && answer.status() != NOT_FOUND) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.read(answer.body(), Said.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
