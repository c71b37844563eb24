/// A token of somebody who left opens nothing, although it has not expired yet.
@NullMarked
package dev.dosirak.platform.web.departure;

import org.jspecify.annotations.NullMarked;
