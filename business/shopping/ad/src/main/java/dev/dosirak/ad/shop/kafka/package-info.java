/// The shop service's change notices.
@NullMarked
package dev.dosirak.ad.shop.kafka;

import org.jspecify.annotations.NullMarked;
