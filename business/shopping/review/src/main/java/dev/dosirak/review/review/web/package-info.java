/// The board over HTTP, a controller per kind of person.
@NullMarked
package dev.dosirak.review.review.web;

import org.jspecify.annotations.NullMarked;
