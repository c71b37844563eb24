/// What members do elsewhere.
package dev.dosirak.payment.method.kafka;
