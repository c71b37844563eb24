/// Registered cards on the screens of their customers.
package dev.dosirak.payment.method.web;
