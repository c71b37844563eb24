/// The board over HTTP, a controller per kind of person.
@NullMarked
package dev.dosirak.review.board.web;

import org.jspecify.annotations.NullMarked;
