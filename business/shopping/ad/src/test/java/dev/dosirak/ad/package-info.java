@NullMarked
package dev.dosirak.ad;

import org.jspecify.annotations.NullMarked;
