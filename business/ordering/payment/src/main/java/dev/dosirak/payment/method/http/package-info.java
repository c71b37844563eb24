/// Registers cards at the payment gateway.
package dev.dosirak.payment.method.http;
