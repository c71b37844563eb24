@NullMarked
package dev.dosirak.ad.campaign;

import org.jspecify.annotations.NullMarked;
