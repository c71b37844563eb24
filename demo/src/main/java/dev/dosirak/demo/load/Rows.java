package dev.dosirak.demo.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of a file, one after the other.
interface Rows {

    /// The next row, or null after the last.
    @Nullable
    Row next() throws IOException;
}
