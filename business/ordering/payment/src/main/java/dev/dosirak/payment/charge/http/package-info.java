/// Payments at a gateway that speaks the dialect of Toss Payments.
package dev.dosirak.payment.charge.http;
