/// The data-sync contract: an owner of data answers for its current state, a copy keeps itself right from change
/// notices.
///
/// Owner: make a bean of [SyncSource][dev.dosirak.platform.sync.SyncSource] and import
/// [SyncController][dev.dosirak.platform.sync.SyncController]. Copy: a [Replica][dev.dosirak.platform.sync.Replica]
/// that hears the owner's notices, fetches what changed and stores it if it is newer. One who waits for a fact: an
/// [Inquiry][dev.dosirak.platform.sync.Inquiry] asks its owner for it, where news may have been lost or come late:
///
/// ```java
/// @Bean
/// Inquiry paymentInquiry(OrderSettings settings, ServiceToken token, Subscription paymentEvents, Intake intake) {
///     var payments = new HttpOwner(settings.paymentService(), "payments", token.to("payment"));
///     return new Inquiry(payments, paymentEvents, intake);
/// }
///
/// @Bean
/// Sweep paymentsNobodyToldUsOf(Overdue overdue, Inquiry paymentInquiry) {
///     return new Sweep("order.payment-inquiry", EVERY, () -> paymentInquiry.ask(overdue.awaitingPayment(LONG)));
/// }
/// ```
///
/// Domains of facts are `orders` of order, `payments` of payment, `tickets` of relay and `deliveries` of delivery; the
/// ids are the orders'.
@NullMarked
package dev.dosirak.platform.sync;

import org.jspecify.annotations.NullMarked;
