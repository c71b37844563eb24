/// What time it is where several nodes have to agree: their database's.
@NullMarked
package dev.dosirak.platform.clock;

import org.jspecify.annotations.NullMarked;
