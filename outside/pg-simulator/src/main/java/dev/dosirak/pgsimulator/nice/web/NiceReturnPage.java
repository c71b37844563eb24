package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.CardPage;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The way back from the window: a form that the browser sends to the merchant by itself. The signature covers token,
/// merchant and amount, and nothing else of it.
final class NiceReturnPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="ko">
            <meta charset="utf-8">
            <title>결제창</title>
            <form method="post" action="%s">
            %s
            <noscript><button>계속</button></noscript>
            </form>
            <script>document.forms[0].submit()</script>
            """;

    private static final int TOKEN_LENGTH = 40;

    private NiceReturnPage() {}

    static String authorized(WindowPayment payment, String clientId, NiceSecret secret) {
        var fields = fields(payment, clientId, NiceResult.DONE);
        var token = "NICETOKN" + secret.sign("auth" + payment.paymentKey()).substring(0, TOKEN_LENGTH);
        fields.put("authToken", token);
        fields.put("signature", secret.sign(token + clientId + payment.total()));
        return page(payment, fields);
    }

    static String failed(WindowPayment payment, String clientId, NiceResult result) {
        return page(payment, fields(payment, clientId, result));
    }

    private static Map<String, String> fields(WindowPayment payment, String clientId, NiceResult result) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("authResultCode", result.code());
        fields.put("authResultMsg", result.message());
        fields.put("tid", payment.paymentKey());
        fields.put("clientId", clientId);
        fields.put("orderId", payment.orderId());
        fields.put("amount", Long.toString(payment.total()));
        fields.put("mallReserved", "");
        return fields;
    }

    private static String page(WindowPayment payment, Map<String, String> fields) {
        var inputs = fields.entrySet().stream()
                .map(it -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(it.getKey(), CardPage.escaped(it.getValue())))
                .collect(Collectors.joining("\n"));
        return PAGE.formatted(CardPage.escaped(payment.successUrl()), inputs);
    }
}
