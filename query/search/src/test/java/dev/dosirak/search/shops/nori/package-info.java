@NullMarked
package dev.dosirak.search.shops.nori;

import org.jspecify.annotations.NullMarked;
