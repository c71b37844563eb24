/// Tests of the package of the same name.
@NullMarked
package dev.dosirak.demo.load;

import org.jspecify.annotations.NullMarked;
