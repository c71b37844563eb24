package dev.dosirak.pgsimulator.gateway;

/// The page of a payment window, in which a customer shows a card or gives up.
public final class CardPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="ko">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>결제창</title>
            <style>
              body { font: 16px/1.6 system-ui, sans-serif; max-width: 22rem; margin: 3rem auto; padding: 0 1rem }
              label { display: block; margin: .75rem 0 }
              input { display: block; width: 100%%; box-sizing: border-box; padding: .5rem; font: inherit }
              button { padding: .6rem 1rem; font: inherit }
            </style>
            <h1>%s원</h1>
            <p>%s</p>
            <p>%s</p>
            <form method="post">
              <label>카드번호 <input name="number" inputmode="numeric" autocomplete="cc-number" required pattern="[0-9 -]{14,23}"></label>
              <label>유효기간 (YYMM) <input name="expiry" inputmode="numeric" required pattern="\\d{4}"></label>
              <button>결제하기</button>
            </form>
            <form method="post" action="%s/cancel"><button>취소</button></form>
            """;

    private CardPage() {}

    public static String of(WindowPayment payment) {
        return PAGE.formatted(
                "%,d".formatted(payment.total()),
                payment.instalmentMonths() == 0 ? "일시불" : payment.instalmentMonths() + "개월 할부",
                escaped(payment.orderName()),
                escaped(payment.paymentKey()));
    }

    /// Text that somebody else wrote, as it may stand in a page.
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
