@NullMarked
package dev.dosirak.identity.member;

import org.jspecify.annotations.NullMarked;
