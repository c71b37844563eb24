@NullMarked
package dev.dosirak.identity.member.bcrypt;

import org.jspecify.annotations.NullMarked;
