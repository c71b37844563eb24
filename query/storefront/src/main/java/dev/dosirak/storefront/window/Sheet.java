package dev.dosirak.storefront.window;

import java.nio.ByteBuffer;

/// What was written of a shop beforehand, as bytes of JSON; every call answers a buffer of the caller's own.
public interface Sheet {

    /// Its page, up to where the reviews begin.
    ByteBuffer page();

    /// Its entry in the list, up to the value of `rating`.
    ByteBuffer entry();

    /// Its line in the phonebook, whole.
    ByteBuffer phone();

    /// Differs whenever [#page] does.
    String tag();
}
