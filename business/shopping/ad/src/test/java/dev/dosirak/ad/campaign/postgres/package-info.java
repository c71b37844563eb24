@NullMarked
package dev.dosirak.ad.campaign.postgres;

import org.jspecify.annotations.NullMarked;
