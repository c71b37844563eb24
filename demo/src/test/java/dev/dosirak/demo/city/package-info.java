/// Tests of the package of the same name.
@NullMarked
package dev.dosirak.demo.city;

import org.jspecify.annotations.NullMarked;
