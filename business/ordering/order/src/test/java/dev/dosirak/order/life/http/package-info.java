@org.jspecify.annotations.NullMarked
package dev.dosirak.order.life.http;
