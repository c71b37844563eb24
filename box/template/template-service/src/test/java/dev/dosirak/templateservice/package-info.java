@NullMarked
package dev.dosirak.templateservice;

import org.jspecify.annotations.NullMarked;
