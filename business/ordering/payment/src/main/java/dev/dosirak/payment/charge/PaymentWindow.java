package dev.dosirak.payment.charge;

/// A page of a gateway in which a customer authorizes one payment, with a card that we never see. It takes
/// no money before we approve.
///
/// @param number from 1, of the windows opened for this payment
/// @param pg whose page it is
/// @param paymentKey the gateway's name for what is paid there
/// @param url where the customer's browser is sent
public record PaymentWindow(int number, String pg, String paymentKey, String url) {}
