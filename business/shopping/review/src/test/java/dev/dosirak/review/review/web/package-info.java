@NullMarked
package dev.dosirak.review.review.web;

import org.jspecify.annotations.NullMarked;
