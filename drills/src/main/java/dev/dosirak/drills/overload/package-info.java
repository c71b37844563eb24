/// More than can be carried: what is done beside it, how politely the rest is refused, and how soon all is well again.
@NullMarked
package dev.dosirak.drills.overload;

import org.jspecify.annotations.NullMarked;
