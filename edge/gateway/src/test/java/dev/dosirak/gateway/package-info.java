@NullMarked
package dev.dosirak.gateway;

import org.jspecify.annotations.NullMarked;
