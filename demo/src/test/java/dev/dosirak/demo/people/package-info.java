/// Tests of the package of the same name.
@NullMarked
package dev.dosirak.demo.people;

import org.jspecify.annotations.NullMarked;
