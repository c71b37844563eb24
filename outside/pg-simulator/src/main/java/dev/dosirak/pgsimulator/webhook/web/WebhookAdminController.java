package dev.dosirak.pgsimulator.webhook.web;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.webhook.GatewayWebhooks;
import dev.dosirak.pgsimulator.webhook.WebhookCounts;
import dev.dosirak.pgsimulator.webhook.WebhookFaults;
import dev.dosirak.pgsimulator.webhook.WebhookTarget;
import dev.dosirak.pgsimulator.webhook.Webhooks;
import dev.dosirak.platform.kernel.OneOf;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For whoever runs the simulator: where webhooks go, what is wrong with them, and what became of them.
@RestController
@RequestMapping("/simulator/{gateway}")
class WebhookAdminController {

    private static final int MOST_COPIES = 100;
    private static final long LATEST = 600_000;

    private final Webhooks webhooks;

    WebhookAdminController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// What is absent is well.
    ///
    /// @param never none is sent
    /// @param copies so often each is sent
    /// @param contradicted another one says the contrary 45 ms later
    /// @param paidLateMillis so much later it tells of money taken
    record WebhookFaultsForm(
            @Nullable Boolean never,
            @Nullable @Min(1) @Max(MOST_COPIES) Integer copies,
            @Nullable Boolean contradicted,
            @Nullable @Min(0) @Max(LATEST) Long paidLateMillis) {

        WebhookFaults faults() {
            return new WebhookFaults(
                    Boolean.TRUE.equals(never),
                    copies == null ? 1 : copies,
                    Boolean.TRUE.equals(contradicted),
                    Duration.ofMillis(paidLateMillis == null ? 0 : paidLateMillis));
        }
    }

    /// @param url empty for nowhere
    /// @param secret by which the merchant knows who speaks; as it is when absent
    record WebhookTargetForm(
            @NotNull @Size(max = 500) String url,
            @Nullable @Size(max = 200) String secret) {}

    /// @param url empty where nobody wants to hear of payments
    record WebhooksView(
            @OneOf(constantsOf = GatewayName.class) String gateway,
            String url,
            boolean never,
            int copies,
            boolean contradicted,
            long paidLateMillis,
            WebhookCounts counts) {
        static WebhooksView of(GatewayName gateway, GatewayWebhooks its) {
            var faults = its.faults();
            return new WebhooksView(
                    GatewayName.NAMES.nameOf(gateway),
                    its.target().url(),
                    faults.never(),
                    faults.copies(),
                    faults.contradicted(),
                    faults.paidLate().toMillis(),
                    its.counts());
        }
    }

    @GetMapping("/webhooks")
    WebhooksView webhooks(@PathVariable String gateway) {
        var name = named(gateway);
        return WebhooksView.of(name, webhooks.of(name));
    }

    @PutMapping("/webhook-target")
    WebhooksView webhookTarget(@PathVariable String gateway, @RequestBody @Valid WebhookTargetForm form) {
        var its = webhooks.of(named(gateway));
        its.send(target(form.url(), form.secret() == null ? its.target().secret() : form.secret()));
        return webhooks(gateway);
    }

    private static WebhookTarget target(String url, String secret) {
        try {
            return new WebhookTarget(url, secret);
        } catch (IllegalArgumentException e) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
    }

    @PutMapping("/webhook-faults")
    WebhooksView webhookFaults(@PathVariable String gateway, @RequestBody @Valid WebhookFaultsForm form) {
        webhooks.of(named(gateway)).switchTo(form.faults());
        return webhooks(gateway);
    }

    private static GatewayName named(String gateway) {
        return GatewayName.NAMES.find(gateway).orElseThrow(() -> new PgError(Reason.INVALID_REQUEST));
    }
}
