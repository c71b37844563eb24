@NullMarked
package dev.dosirak.box.template;

import org.jspecify.annotations.NullMarked;
