package dev.dosirak.storefront.catalog;

import java.nio.ByteBuffer;

/// What was written of a shop beforehand, as bytes of JSON; every call answers a buffer of the caller's own.
public interface RenderedShop {

    /// Its page, up to where the reviews begin.
    ByteBuffer page();

    /// Its entry in the list, up to the value of `rating`.
    ByteBuffer entry();

    /// Its line in the phonebook, whole.
    ByteBuffer phonebookLine();

    /// Differs whenever [#page] does.
    String tag();
}
