/// Payment as orders and customers meet it, with the real simulator as its gateway.
package dev.dosirak.payment;
