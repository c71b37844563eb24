package dev.dosirak.payment.pg.portone;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.ReturnCheck;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.payment.pg.WindowTerms;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Windows of PortOne: its script opens them in the customer's browser, and PortOne takes the money by itself. Before
/// that we tell it the amount, so that a browser cannot pay another one. What comes back is our own words, and proves
/// nothing: the return is a reason to ask.
final class PortoneWindow implements WindowGateway {

    private static final Logger log = LoggerFactory.getLogger(PortoneWindow.class);
    private static final int OK = 200;

    private final PgClient pg;
    private final String storeId;
    private final EventJson json;
    private final WindowTerms terms;

    PortoneWindow(PgClient pg, String storeId, EventJson json, WindowTerms terms) {
        this.pg = pg;
        this.storeId = storeId;
        this.json = json;
        this.terms = terms;
    }

    private record No(@Nullable String type) {}

    private record PreRegistration(String storeId, Won totalAmount, String currency) {}

    @Override
    public String name() {
        return Portone.NAME;
    }

    @Override
    public Opening open(PaymentBill bill, int number) {
        var amount = new PreRegistration(storeId, bill.amount(), "KRW");
        var reply = pg.post("/payments/" + bill.order() + "/pre-register", json.write(amount));
        if (reply instanceof Reply.Answered it && it.status() == OK) {
            var key = bill.order().toString();
            return new Opening.Opened(
                    new PaymentWindow(number, Portone.NAME, key, terms.script(), parameters(bill), Boolean.TRUE));
        }
        if (reply instanceof Reply.Answered it && saysPaid(it)) {
            return new Opening.AlreadyPaid();
        }
        log.warn("PortOne is not told the amount of {}: {}", bill.order(), reply);
        return new Opening.NotOpened();
    }

    private boolean saysPaid(Reply.Answered answer) {
        try {
            return PortoneGateway.ALREADY_PAID.equals(
                    json.read(answer.body(), No.class).type());
        } catch (JacksonException e) {
            return false; // the answer of somebody else
        }
    }

    @Override
    public boolean takesMoneyUnasked() {
        return true;
    }

    /// Nothing that comes back proves anything: whatever it is, PortOne is asked.
    @Override
    public ReturnCheck check(PaymentBill bill, WindowReturn back) {
        return ReturnCheck.NEEDS_NO_PROOF;
    }

    private Map<String, Object> parameters(PaymentBill bill) {
        var parameters = new HashMap<String, Object>();
        parameters.put("storeId", storeId);
        parameters.put("channelKey", terms.channel());
        parameters.put("paymentId", bill.order().toString());
        parameters.put("orderName", "도시락 주문");
        parameters.put("totalAmount", Long.toString(bill.amount().amount()));
        parameters.put("currency", "CURRENCY_KRW");
        parameters.put("payMethod", "CARD");
        parameters.put("redirectUrl", redirectUrl(bill));
        if (bill.instalmentMonths() != null) {
            parameters.put("installment", Map.of("monthOption", Map.of("fixedMonth", bill.instalmentMonths())));
        }
        return parameters;
    }

    /// PortOne comes back with its `paymentId` alone: the rest that the app hands over stands in the address already.
    private String redirectUrl(PaymentBill bill) {
        return "%s%sorderId=%s&paymentKey=%s&amount=%d"
                .formatted(
                        terms.returnTo(),
                        terms.returnTo().contains("?") ? "&" : "?",
                        bill.order(),
                        bill.order(),
                        bill.amount().amount());
    }
}
