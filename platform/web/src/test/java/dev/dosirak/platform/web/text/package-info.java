@NullMarked
package dev.dosirak.platform.web.text;

import org.jspecify.annotations.NullMarked;
