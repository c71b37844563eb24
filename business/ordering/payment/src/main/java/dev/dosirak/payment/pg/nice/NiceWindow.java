package dev.dosirak.payment.pg.nice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentWindow;
import dev.dosirak.payment.charge.ReturnCheck;
import dev.dosirak.payment.charge.WindowGateway;
import dev.dosirak.payment.charge.WindowReturn;
import dev.dosirak.payment.pg.FurtherRequests;
import dev.dosirak.payment.pg.PgAccount;
import dev.dosirak.payment.pg.PgClient;
import dev.dosirak.payment.pg.PgClient.Reply;
import dev.dosirak.payment.pg.WindowTerms;
import dev.dosirak.platform.events.EventJson;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.regex.Pattern;

/// Windows of NICE Payments: its script opens them in the customer's browser, so nobody is asked before. The browser
/// comes back with a payment's number (`tid`), which is approved under it.
///
/// What comes back is signed, but of it only token and amount: whose payment it is, NICE is asked.
final class NiceWindow implements WindowGateway {

    private static final Pattern TID = Pattern.compile("[0-9A-Za-z]{1,40}");

    private final PgClient pg;
    private final PgAccount account;
    private final NiceReader reader;
    private final WindowTerms terms;
    private final FurtherRequests further;

    NiceWindow(PgClient pg, PgAccount account, EventJson json, WindowTerms terms, FurtherRequests further) {
        this.pg = pg;
        this.account = account;
        this.reader = new NiceReader(json);
        this.terms = terms;
        this.further = further;
    }

    @Override
    public String name() {
        return Nice.NAME;
    }

    @Override
    public Opening open(PaymentBill bill, int number) {
        var parameters = new HashMap<String, Object>();
        parameters.put("clientId", account.clientId());
        parameters.put("method", "card");
        parameters.put("orderId", bill.order().toString());
        parameters.put("amount", Long.toString(bill.amount().amount()));
        parameters.put("goodsName", "도시락 주문");
        parameters.put("returnUrl", terms.formTo() + "/" + Nice.NAME);
        if (bill.instalmentMonths() != null) {
            parameters.put("cardQuota", "%02d".formatted(bill.months()));
        }
        return new Opening.Opened(new PaymentWindow(number, Nice.NAME, null, terms.script(), parameters, null));
    }

    /// The manual does not say whether a payment is shown before it is approved: one that NICE does not find is none of
    /// another order.
    @Override
    public ReturnCheck check(PaymentBill bill, WindowReturn back) {
        if (!TID.matcher(back.paymentKey()).matches()
                || back.proof().filter(it -> isSigned(bill, it)).isEmpty()) {
            return ReturnCheck.FORGED;
        }
        if (!further.mayMakeOne()) {
            return ReturnCheck.NOT_ASKED;
        }
        return pg.get("/v1/payments/" + back.paymentKey()) instanceof Reply.Answered answer
                ? reader.said(answer).map(it -> check(bill, it)).orElse(ReturnCheck.NOT_SAID)
                : ReturnCheck.NOT_SAID;
    }

    private static ReturnCheck check(PaymentBill bill, NicePayment said) {
        if (NiceCodes.saysNotFound(said.resultCode())) {
            return ReturnCheck.GENUINE;
        }
        if (!said.isOver() && !NiceCodes.PAID.contains(said.resultCode())) {
            return NiceCodes.saysNotLookedAt(said.resultCode()) ? ReturnCheck.NOT_SAID : ReturnCheck.NOT_TOLD;
        }
        if (!said.orderId().equals(bill.order().toString())) {
            return ReturnCheck.OF_ANOTHER_ORDER;
        }
        if (said.amount() != null && !said.amount().equals(bill.amount())) {
            return ReturnCheck.OF_ANOTHER_AMOUNT;
        }
        return said.isOver() ? ReturnCheck.USED : ReturnCheck.GENUINE;
    }

    private boolean isSigned(PaymentBill bill, WindowReturn.Proof proof) {
        var expected = NicePayment.sha256(
                proof.token() + account.clientId() + bill.amount().amount() + account.secretKey());
        return MessageDigest.isEqual(
                expected.getBytes(UTF_8),
                proof.signature().toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }
}
