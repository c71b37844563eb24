@NullMarked
package dev.dosirak.review;

import org.jspecify.annotations.NullMarked;
