/// The platform on this machine: where its data lies, and what lets a client in.
@NullMarked
package dev.dosirak.demo.local;

import org.jspecify.annotations.NullMarked;
