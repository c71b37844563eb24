/// Members who leave, and their shops.
package dev.dosirak.shop.registry.kafka;
