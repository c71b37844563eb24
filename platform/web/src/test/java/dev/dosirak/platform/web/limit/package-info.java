@NullMarked
package dev.dosirak.platform.web.limit;

import org.jspecify.annotations.NullMarked;
