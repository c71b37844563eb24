package dev.dosirak.payment.pg.toss;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.ReturnCheck;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Won;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Opens windows of Toss Payments: a payment is made there, which the customer authorizes in the window and
/// which takes money when it is confirmed.
final class TossWindow implements WindowGateway {

    private static final Logger log = LoggerFactory.getLogger(TossWindow.class);
    private static final int OK = 200;

    private final PgClient pg;
    private final EventJson json;
    private final String returnTo;

    /// @param returnTo where the customer's browser is sent afterwards, whatever came of it
    TossWindow(PgClient pg, EventJson json, String returnTo) {
        this.pg = pg;
        this.json = json;
        this.returnTo = returnTo;
    }

    /// @param cardInstallmentPlan months; absent where the customer may choose on the page
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Order(
            String method,
            Won amount,
            UUID orderId,
            String orderName,
            String successUrl,
            String failUrl,
            @Nullable Integer cardInstallmentPlan) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Made(
            @Nullable String paymentKey,
            @Nullable Won totalAmount,
            @Nullable Checkout checkout) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Checkout(@Nullable String url) {}

    @Override
    public String name() {
        return Toss.NAME;
    }

    @Override
    public Opening open(PaymentBill bill, int number) {
        var order =
                new Order("CARD", bill.amount(), bill.order(), "도시락 주문", returnTo, returnTo, bill.instalmentMonths());
        var reply = pg.post("/v1/payments", "window-%s-%d".formatted(bill.order(), number), json.write(order));
        if (reply instanceof Reply.Answered it && it.status() == OK) {
            return window(bill, number, it).<Opening>map(Opening.Opened::new).orElseGet(Opening.NotOpened::new);
        }
        log.warn("The gateway opens no window for {}: {}", bill.order(), reply);
        return new Opening.NotOpened();
    }

    /// The window has its name from Toss, and the confirmation has to fit.
    @Override
    public ReturnCheck check(PaymentBill bill, WindowReturn back) {
        return ReturnCheck.NEEDS_NO_PROOF;
    }

    private Optional<PaymentWindow> window(PaymentBill bill, int number, Reply.Answered answer) {
        try {
            var made = json.read(answer.body(), Made.class);
            if (made != null
                    && made.paymentKey() != null
                    && made.checkout() != null
                    && made.checkout().url() != null
                    && bill.amount().equals(made.totalAmount())) {
                return Optional.of(new PaymentWindow(
                        number, Toss.NAME, made.paymentKey(), made.checkout().url()));
            }
        } catch (JacksonException e) {
            // the answer of somebody else
        }
        log.error("The gateway's answer is no window for {}: {}", bill, answer);
        return Optional.empty();
    }
}
