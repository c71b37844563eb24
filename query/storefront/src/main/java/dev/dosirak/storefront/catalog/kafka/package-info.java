/// What the catalog subscribes to.
package dev.dosirak.storefront.catalog.kafka;
