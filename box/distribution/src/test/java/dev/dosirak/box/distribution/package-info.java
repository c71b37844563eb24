@NullMarked
package dev.dosirak.box.distribution;

import org.jspecify.annotations.NullMarked;
