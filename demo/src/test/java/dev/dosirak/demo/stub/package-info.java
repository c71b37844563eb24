/// A toy platform for tests of its clients: it answers like the real one where all goes well, and fails on demand.
@NullMarked
package dev.dosirak.demo.stub;

import org.jspecify.annotations.NullMarked;
