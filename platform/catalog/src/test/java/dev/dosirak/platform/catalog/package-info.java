@NullMarked
package dev.dosirak.platform.catalog;

import org.jspecify.annotations.NullMarked;
