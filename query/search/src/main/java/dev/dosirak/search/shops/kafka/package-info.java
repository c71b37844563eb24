/// What the search subscribes to.
package dev.dosirak.search.shops.kafka;
