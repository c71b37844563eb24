/// Campaigns and what was counted of them in PostgreSQL, and what is told to other services.
@NullMarked
package dev.dosirak.ad.campaign.postgres;

import org.jspecify.annotations.NullMarked;
