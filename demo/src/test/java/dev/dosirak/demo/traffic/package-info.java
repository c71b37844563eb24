/// Tests of the package of the same name.
@NullMarked
package dev.dosirak.demo.traffic;

import org.jspecify.annotations.NullMarked;
