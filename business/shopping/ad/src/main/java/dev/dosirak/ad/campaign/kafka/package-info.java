/// What query nodes tell of the ads they have shown.
@NullMarked
package dev.dosirak.ad.campaign.kafka;

import org.jspecify.annotations.NullMarked;
