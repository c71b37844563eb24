/// Counts of the ads that query nodes have shown.
package dev.dosirak.ad.campaign.kafka;
