/// Who changes something says which version of it he saw, so that nobody overwrites what he never saw.
@NullMarked
package dev.dosirak.platform.web.seen;

import org.jspecify.annotations.NullMarked;
