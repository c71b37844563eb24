@org.jspecify.annotations.NullMarked
package dev.dosirak.storefront.window.kafka;
