@NullMarked
package dev.dosirak.identity.member.postgres;

import org.jspecify.annotations.NullMarked;
