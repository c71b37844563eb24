/// Tests of the commands' own parts.
@NullMarked
package dev.dosirak.demo;

import org.jspecify.annotations.NullMarked;
