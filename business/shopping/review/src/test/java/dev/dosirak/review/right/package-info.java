@NullMarked
package dev.dosirak.review.right;

import org.jspecify.annotations.NullMarked;
