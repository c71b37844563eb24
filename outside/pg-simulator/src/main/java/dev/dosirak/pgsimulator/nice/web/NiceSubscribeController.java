package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.ConnectionFaults;
import dev.dosirak.pgsimulator.gateway.Gateway;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.Gateways;
import dev.dosirak.pgsimulator.gateway.PgError;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Registers cards and pays with them.
@RestController
@RequestMapping("/nice/v1/subscribe")
class NiceSubscribeController {

    private final Gateway gateway;
    private final ConnectionFaults connectionFaults;
    private final NiceSecret secret;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NiceSubscribeController(
            Gateways gateways, NiceSecret secret, PlatformTransactionManager transactions, Clock clock) {
        this.gateway = gateways.of(GatewayName.NICE);
        this.connectionFaults = new ConnectionFaults(gateway.faults());
        this.secret = secret;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// @param encData the card, encrypted, in hex
    /// @param encMode `A2` for AES-256; AES-128 when absent
    record NiceRegistration(
            @NotBlank @Size(max = 512) String encData,
            @NotBlank @Size(max = 64) String orderId,
            @Nullable @Size(max = 10) String encMode,
            @Nullable String ediDate,
            @Nullable @Size(max = 256) String signData) {}

    record NiceBillingKeyView(
            String resultCode,
            String resultMsg,
            String tid,
            String orderId,
            String bid,
            String authDate,
            String cardCode,
            String cardName) {}

    /// @param cardQuota months; 0 for all at once
    record NicePurchaseForm(
            @NotBlank @Size(max = 64) String orderId,
            @NotNull Long amount,
            @NotBlank @Size(max = 40) String goodsName,

            @NotNull @Pattern(regexp = "\\d{1,2}", message = "{dosirak.two-digits}")
            String cardQuota,

            @NotNull Boolean useShopInterest,
            @Nullable String ediDate,
            @Nullable @Size(max = 256) String signData) {

        Purchase purchase() {
            return new Purchase(amount, Integer.parseInt(cardQuota), orderId, goodsName);
        }
    }

    record NiceExpiry(
            @NotBlank @Size(max = 64) String orderId,
            @Nullable String ediDate,
            @Nullable @Size(max = 256) String signData) {}

    record NiceExpiredView(
            String resultCode, String resultMsg, String tid, String orderId, String bid, String authDate) {}

    @PostMapping("/regist")
    NiceBillingKeyView regist(@RequestBody @Valid NiceRegistration form) {
        secret.verify(form.signData(), form.orderId() + form.ediDate());
        var billingKey = gateway.register(secret.card(form.encData(), form.encMode()));
        var company = NiceCardCompany.of(billingKey.card().issuer());
        return new NiceBillingKeyView(
                NiceResult.DONE.code(),
                NiceResult.DONE.message(),
                gateway.newTransactionKey(),
                form.orderId(),
                billingKey.key(),
                NiceTime.of(billingKey.issuedAt()),
                company.code(),
                company.name());
    }

    @PostMapping("/{bid}/payments")
    NicePaymentView pay(@PathVariable String bid, @RequestBody @Valid NicePurchaseForm form) {
        secret.verify(form.signData(), form.orderId() + bid + form.ediDate());
        var card = gateway.registered(bid);
        gateway.failFirstAttempt(card, form.orderId());
        connectionFaults.delay();
        var payment = taken(card, form.purchase());
        connectionFaults.drop(card.losesAnswers());
        return NicePaymentView.of(payment, secret, clock.instant());
    }

    private CardPayment taken(Card card, Purchase purchase) {
        try {
            return transaction.execute(_ -> {
                var payment = gateway.approve(card, purchase);
                gateway.use(purchase.orderId());
                return payment;
            });
        } catch (PgError no) {
            gateway.remember(no, card, purchase);
            throw no;
        }
    }

    @PostMapping("/{bid}/expire")
    NiceExpiredView expire(@PathVariable String bid, @RequestBody @Valid NiceExpiry form) {
        secret.verify(form.signData(), form.orderId() + bid + form.ediDate());
        var at = gateway.forget(bid);
        return new NiceExpiredView(
                NiceResult.DONE.code(),
                NiceResult.DONE.message(),
                gateway.newTransactionKey(),
                form.orderId(),
                bid,
                NiceTime.of(at));
    }
}
