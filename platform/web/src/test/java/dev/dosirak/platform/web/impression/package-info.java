@NullMarked
package dev.dosirak.platform.web.impression;

import org.jspecify.annotations.NullMarked;
