/// A toy platform for tests of its clients: it answers like the real one where all goes well, and fails on demand.
package dev.dosirak.demo.stub;
