/// The rights over HTTP.
@NullMarked
package dev.dosirak.review.right.web;

import org.jspecify.annotations.NullMarked;
