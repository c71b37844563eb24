/// Payments on the screens of customers and operators.
package dev.dosirak.payment.charge.web;
