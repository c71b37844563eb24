/// The shop service's change notices.
package dev.dosirak.ad.shop.kafka;
