@NullMarked
package dev.dosirak.shop;

import org.jspecify.annotations.NullMarked;
