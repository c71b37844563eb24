/// The register of all shops: registration, review, and everything an owner may change afterwards.
///
/// Starting points: [Shop] for the rules, [OwnerShops] for what an owner may do, [Shops] for where they are kept.
package dev.dosirak.shop.registry;
