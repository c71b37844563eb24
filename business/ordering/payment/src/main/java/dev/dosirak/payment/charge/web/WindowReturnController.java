package dev.dosirak.payment.charge.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// Where a gateway sends a customer's browser by a form, which an app cannot take: it is sent on to the app's page, in
/// the words that all gateways have there. Nothing is believed here, and nothing changes: the app commands, with its
/// customer's token.
@RestController
@RequestMapping("/api/v1/payments/window-returns")
class WindowReturnController {

    private static final String AUTHORIZED = "0000";
    private static final String UNREADABLE = "unreadable";
    private static final int LONGEST = 200;

    /// What NICE calls what the app hands over.
    private static final Map<String, String> NICE = Map.of(
            "orderId", "orderId",
            "paymentKey", "tid",
            "amount", "amount",
            "authToken", "authToken",
            "signature", "signature");

    private static final Map<String, String> NICE_NO = Map.of("orderId", "orderId", "code", "authResultCode");

    private final String returnTo;

    WindowReturnController(@Value("${dosirak.payment.window-return-url}") String returnTo) {
        this.returnTo = returnTo;
    }

    /// The body is read here: a form's parameters are gone once somebody has read it, as the limit of commands does.
    @PostMapping(path = "/nice", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ResponseStatus(HttpStatus.SEE_OTHER)
    ResponseEntity<Void> niceReturns(InputStream body) throws IOException {
        var form = fields(new String(body.readAllBytes(), UTF_8));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(app(form, isAuthorized(form) ? NICE : NICE_NO))
                .build();
    }

    /// Where something is missing, the app gets a code all the same: it has nothing to command.
    private static boolean isAuthorized(Map<String, String> form) {
        boolean whole =
                NICE.values().stream().noneMatch(it -> form.getOrDefault(it, "").isBlank());
        boolean authorized = AUTHORIZED.equals(form.get("authResultCode"));
        if (authorized && !whole || form.getOrDefault("authResultCode", "").isBlank()) {
            form.put("authResultCode", UNREADABLE);
        }
        return authorized && whole;
    }

    /// What cannot be read was not sent by the gateway, and is left out.
    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (var field : form.split("&")) {
            var parts = field.split("=", 2);
            try {
                fields.putIfAbsent(
                        URLDecoder.decode(parts[0], UTF_8),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
            } catch (IllegalArgumentException e) {
                // a broken escape
            }
        }
        return fields;
    }

    private URI app(Map<String, String> form, Map<String, String> names) {
        var address = UriComponentsBuilder.fromUriString(returnTo);
        var values = new HashMap<String, String>();
        names.forEach((ours, its) -> {
            var value = form.get(its);
            if (value != null && value.length() <= LONGEST) {
                address.queryParam(ours, "{" + ours + "}");
                values.put(ours, value);
            }
        });
        return address.encode().buildAndExpand(values).toUri();
    }
}
