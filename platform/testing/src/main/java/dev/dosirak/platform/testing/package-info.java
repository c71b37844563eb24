/// What tests of every service stand on: real infrastructure, and the rules of shape and contract.
@NullMarked
package dev.dosirak.platform.testing;

import org.jspecify.annotations.NullMarked;
