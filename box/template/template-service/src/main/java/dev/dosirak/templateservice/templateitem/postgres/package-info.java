@NullMarked
package dev.dosirak.templateservice.templateitem.postgres;

import org.jspecify.annotations.NullMarked;
