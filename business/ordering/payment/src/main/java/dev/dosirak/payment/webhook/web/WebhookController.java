package dev.dosirak.payment.webhook.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.dosirak.payment.charge.Disputes;
import dev.dosirak.payment.charge.PaymentGateways;
import dev.dosirak.payment.webhook.WebhookClaim;
import dev.dosirak.payment.webhook.WebhookInquiries;
import dev.dosirak.payment.webhook.WebhookRefusal;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.web.limit.NewWork;
import dev.dosirak.platform.web.problem.BodyTooLarge;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/// What gateways tell by themselves, each in its own words and signed in its own way, if at all. What is
/// taken here is on record before it is answered; an order that nobody knows is answered like any other.
/// However much of it comes, by whomever, it waits behind customers: a gateway tells again, and is asked
/// without being told.
@RestController
@RequestMapping("/api/v1/payments/webhooks")
@EnableConfigurationProperties(WebhookSecrets.class)
class WebhookController {

    private static final int LARGEST = 16 * 1024;

    private static final Pattern EDI_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T");

    private final PaymentGateways gateways;
    private final WebhookInquiries inquiries;
    private final EventJson json;
    private final String niceSecret;
    private final PortoneSignature portoneSignature;
    private final Disputes disputes;

    WebhookController(
            PaymentGateways gateways,
            WebhookInquiries inquiries,
            Disputes disputes,
            EventJson json,
            WebhookSecrets secrets,
            Clock clock) {
        this.gateways = gateways;
        this.inquiries = inquiries;
        this.disputes = disputes;
        this.json = json;
        this.niceSecret = secrets.nice();
        this.portoneSignature = new PortoneSignature(secrets.portone(), clock);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record TossWord(
            @Nullable String eventType,
            @Nullable TossPayment data,
            @Nullable String orderId,
            @Nullable String status) {

        /// That of a deposit says at the top what others say in their data.
        TossPayment payment() {
            return data != null && data.orderId() != null ? data : new TossPayment(orderId, status);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record TossPayment(
            @Nullable String orderId, @Nullable String status) {
        WebhookClaim claim() {
            return claimed(status, "DONE", "ABORTED", "CANCELED");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record NiceWord(
            @Nullable String tid,
            @Nullable String orderId,
            @Nullable Long amount,
            @Nullable String ediDate,
            @Nullable String status,
            @Nullable String signature) {
        WebhookClaim claim() {
            return claimed(status, "paid", "failed", "cancelled");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record PortoneWord(
            @Nullable String type, @Nullable PortonePaymentId data) {
        WebhookClaim claim() {
            return claimed(type, "Transaction.Paid", "Transaction.Failed", "Transaction.Cancelled");
        }

        boolean tellsOfDispute() {
            return "Transaction.DisputeCreated".equals(type) || isDisputeOver();
        }

        boolean isDisputeOver() {
            return "Transaction.DisputeResolved".equals(type);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record PortonePaymentId(@Nullable String paymentId) {}

    /// Toss Payments does not sign it. `DEPOSIT_CALLBACK` has the secret of its account with it,
    /// which need not be checked: it is a reason to ask, as any other, and nothing is believed.
    @NewWork
    @PostMapping(path = "/toss", consumes = MediaType.APPLICATION_JSON_VALUE)
    void toss(@RequestBody byte[] body) throws BodyTooLarge {
        var word = read(body, TossWord.class);
        var payment = word.payment();
        if (payment.orderId() != null) {
            request("toss", payment.orderId(), payment.claim());
        } else { // others tell of billing keys, customers and pay-outs
            Refused.unless(word.eventType() != null, WebhookRefusal.WEBHOOK_UNREADABLE);
        }
    }

    /// NICE's signature covers its number of the payment, the amount and the time: neither the order
    /// nor what has happened to it, which is all that we read. It proves that the sender has once seen
    /// a webhook of NICE's. Without a time, the signature of a return from its window would do. It
    /// wants this text for an answer, whatever it says that it accepts.
    @NewWork
    @PostMapping(path = "/nice", consumes = MediaType.APPLICATION_JSON_VALUE)
    void nice(@RequestBody byte[] body, HttpServletResponse response) throws IOException {
        var word = read(body, NiceWord.class);
        var signed = "%s%s%s%s".formatted(word.tid(), word.amount(), word.ediDate(), niceSecret);
        var given = word.signature() == null ? "" : word.signature().toLowerCase(Locale.ROOT);
        Refused.unless(
                word.ediDate() != null
                        && EDI_DATE.matcher(word.ediDate()).lookingAt()
                        && MessageDigest.isEqual(sha256(signed).getBytes(UTF_8), given.getBytes(UTF_8)),
                WebhookRefusal.WEBHOOK_FORGED);
        request("nice", word.orderId(), word.claim());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getWriter().write("OK");
    }

    /// PortOne signs it as Standard Webhooks has it.
    @NewWork
    @PostMapping(path = "/portone", consumes = MediaType.APPLICATION_JSON_VALUE)
    void portone(
            @RequestHeader("webhook-id") String id,
            @RequestHeader("webhook-timestamp") String timestamp,
            @RequestHeader("webhook-signature") String signature,
            @RequestBody byte[] body)
            throws BodyTooLarge {
        mustBeSmall(body);
        portoneSignature.verify(id, timestamp, signature, body);
        var word = read(body, PortoneWord.class);
        var payment = word.data();
        if (payment != null && payment.paymentId() != null) { // others tell of billing keys
            if (word.tellsOfDispute()) { // no inquiry tells more of it
                ours(payment.paymentId()).ifPresent(it -> disputes.told(it, "portone", word.isDisputeOver()));
            }
            request("portone", payment.paymentId(), word.claim());
        }
    }

    /// What is none of our numbers is nobody's payment, and nobody can ask a gateway that we have no
    /// contract with.
    private void request(String gateway, @Nullable String order, WebhookClaim claim) {
        if (order == null) {
            throw new Refused(WebhookRefusal.WEBHOOK_UNREADABLE);
        }
        if (gateways.all().stream().noneMatch(it -> it.name().equals(gateway))) {
            return;
        }
        ours(order).ifPresent(it -> inquiries.request(gateway, it, claim));
    }

    private static Optional<UUID> ours(String order) {
        try {
            return Optional.of(UUID.fromString(order));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static WebhookClaim claimed(@Nullable String status, String captured, String failed, String givenBack) {
        if (captured.equals(status)) {
            return WebhookClaim.CAPTURED;
        }
        if (failed.equals(status)) {
            return WebhookClaim.FAILED;
        }
        return givenBack.equals(status) ? WebhookClaim.GIVEN_BACK : WebhookClaim.OTHER;
    }

    /// Some programs begin it with a byte order mark.
    private static String text(byte[] body) {
        var text = new String(body, UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private <T> T read(byte[] body, Class<T> type) throws BodyTooLarge {
        mustBeSmall(body);
        try {
            var word = json.read(text(body), type);
            if (word != null) {
                return word;
            }
        } catch (JacksonException e) {
            // refused below
        }
        throw new Refused(WebhookRefusal.WEBHOOK_UNREADABLE);
    }

    private static void mustBeSmall(byte[] body) throws BodyTooLarge {
        if (body.length > LARGEST) {
            throw new BodyTooLarge();
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
