/// The shop as an ad sees it: our own copy, which says who may advertise it and where it delivers, so that no
/// shop service needs to be alive when somebody buys.
package dev.dosirak.ad.shop;
