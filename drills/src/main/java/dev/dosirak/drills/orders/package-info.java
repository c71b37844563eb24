/// What drills with orders share: a city whose customers order and pay, and the books that say what became of it.
@NullMarked
package dev.dosirak.drills.orders;

import org.jspecify.annotations.NullMarked;
