/// Tests of the package of the same name.
@NullMarked
package dev.dosirak.demo.terminal;

import org.jspecify.annotations.NullMarked;
