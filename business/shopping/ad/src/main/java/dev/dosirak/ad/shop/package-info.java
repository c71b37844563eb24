/// The shop as an ad sees it: our own copy, which says who may advertise it and where it delivers, so that no
/// shop service needs to be alive when somebody buys.
@NullMarked
package dev.dosirak.ad.shop;

import org.jspecify.annotations.NullMarked;
