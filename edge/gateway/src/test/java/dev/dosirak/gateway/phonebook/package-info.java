@NullMarked
package dev.dosirak.gateway.phonebook;

import org.jspecify.annotations.NullMarked;
