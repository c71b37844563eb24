@NullMarked
package dev.dosirak.box.supervisor;

import org.jspecify.annotations.NullMarked;
