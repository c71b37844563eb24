/// What operators see and decide about records that could not be applied.
@NullMarked
package dev.dosirak.platform.web.parked;

import org.jspecify.annotations.NullMarked;
