/// Checks passwords with bcrypt.
@NullMarked
package dev.dosirak.identity.member.bcrypt;

import org.jspecify.annotations.NullMarked;
