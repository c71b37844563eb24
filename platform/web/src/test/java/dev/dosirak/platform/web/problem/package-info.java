@NullMarked
package dev.dosirak.platform.web.problem;

import org.jspecify.annotations.NullMarked;
