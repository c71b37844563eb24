/// Logins and keys over HTTP.
@NullMarked
package dev.dosirak.identity.token.web;

import org.jspecify.annotations.NullMarked;
