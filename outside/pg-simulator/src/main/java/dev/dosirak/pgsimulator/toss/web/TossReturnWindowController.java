package dev.dosirak.pgsimulator.toss.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// Where a browser comes back to from a payment window as long as the merchant has no app yet: the
/// page shows what the app would send on.
@RestController
class TossReturnWindowController {

    private static final String PAGE = """
            <!doctype html>
            <html lang="ko">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>결제창에서 돌아왔습니다</title>
            <style>
              body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
              pre { padding: 1rem; background: #eee; white-space: pre-wrap; overflow-wrap: anywhere }
            </style>
            <h1>결제창에서 돌아왔습니다</h1>
            %s
            <p>이 페이지는 결제 시뮬레이터의 것입니다. 앱이 있으면 PAYMENT_WINDOW_RETURN_ADDRESS 에 앱의 주소를 적어 주세요.</p>
            """;

    private static final String AUTHORIZED = """
            <p>앱이 고객의 토큰으로 이것을 보내면 결제가 끝납니다.</p>
            <pre>POST /api/v1/payments/%1$s/returns

            {"orderId": "%1$s", "paymentKey": "%2$s", "amount": %3$s%4$s}</pre>""";

    /// What NICE gives, too.
    private static final String SIGNED = """
            , "authToken": "%s", "signature": "%s\"""";

    private static final String FAILED = """
            <p>결제창이 결제를 마치지 못했다고 알렸습니다 (%s). 결제되었는지는 앱이 결제를 조회해서 확인합니다.</p>""";

    @GetMapping(path = "/toss/window/returned", produces = "text/html;charset=UTF-8")
    String returned(HttpServletRequest request) {
        var code = escaped(request, "code");
        return PAGE.formatted((code.isEmpty() ? "" : FAILED.formatted(code))
                + (escaped(request, "paymentKey").isEmpty() ? "" : authorized(request)));
    }

    /// PortOne's window has a code and these: a second tap fails after the first has paid.
    private static String authorized(HttpServletRequest request) {
        return AUTHORIZED.formatted(
                escaped(request, "orderId"),
                escaped(request, "paymentKey"),
                escaped(request, "amount"),
                signed(request));
    }

    private static String signed(HttpServletRequest request) {
        var token = escaped(request, "authToken");
        return token.isEmpty() ? "" : SIGNED.formatted(token, escaped(request, "signature"));
    }

    /// It stands in an address, which anybody can write.
    private static String escaped(HttpServletRequest request, String name) {
        return HtmlUtils.htmlEscape(Objects.requireNonNullElse(request.getParameter(name), ""));
    }
}
