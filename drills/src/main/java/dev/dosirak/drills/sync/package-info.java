/// What copying costs those whose data are copied.
@NullMarked
package dev.dosirak.drills.sync;

import org.jspecify.annotations.NullMarked;
