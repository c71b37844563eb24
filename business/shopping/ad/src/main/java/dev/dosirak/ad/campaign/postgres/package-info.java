/// Campaigns and what was counted of them in PostgreSQL, and what is published.
package dev.dosirak.ad.campaign.postgres;
