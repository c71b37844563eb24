/// How the window is filled: from the owners, and after a restart from the log on disk.
@NullMarked
package dev.dosirak.storefront.catalog.copy;

import org.jspecify.annotations.NullMarked;
