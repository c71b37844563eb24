/// Tests of the package of the same name.
@NullMarked
package dev.dosirak.demo.story;

import org.jspecify.annotations.NullMarked;
