/// The ad service: placements that owners buy for their shops, shown first by a list or a search, always marked.
///
/// Start with [Campaign][dev.dosirak.ad.campaign.Campaign], then see in [AdConfiguration] how it is plugged in.
/// Others copy the campaigns by the sync domain `ads` and show them by themselves; how often they did comes back
/// as a fact.
package dev.dosirak.ad;
