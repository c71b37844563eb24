/// Campaigns: what an owner buys, for how long, around which place, for how much a day; and what became of it.
///
/// Starting points: [Campaign] for the rules, [Advertiser] for what an owner may do, [AdCounter] for how what was
/// seen becomes money spent.
package dev.dosirak.ad.campaign;
