@org.jspecify.annotations.NullMarked
package dev.dosirak.storefront.catalog.kafka;
