/// How the window is filled: from the shop service while it answers, from the last snapshot on disk while it does not.
@NullMarked
package dev.dosirak.storefront.window.copy;

import org.jspecify.annotations.NullMarked;
