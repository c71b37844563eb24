@NullMarked
package dev.dosirak.templateservice.templateitem;

import org.jspecify.annotations.NullMarked;
