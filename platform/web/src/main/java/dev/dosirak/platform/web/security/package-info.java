/// Whom a service believes, and by which secrets.
@NullMarked
package dev.dosirak.platform.web.security;

import org.jspecify.annotations.NullMarked;
