@NullMarked
package dev.dosirak.box.command;

import org.jspecify.annotations.NullMarked;
