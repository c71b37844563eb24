package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.util.UUID;

/// Who pays how much for what, and with which registered card.
public record PaymentBill(UUID order, UUID customer, UUID method, Won amount) {}
