@NullMarked
package dev.dosirak.ad.shop;

import org.jspecify.annotations.NullMarked;
