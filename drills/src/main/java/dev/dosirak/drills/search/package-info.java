/// How well and how fast shops are found by words.
@NullMarked
package dev.dosirak.drills.search;

import org.jspecify.annotations.NullMarked;
